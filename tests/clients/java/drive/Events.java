package drive;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What a watch has seen: an action and a name, or the code of the error that ended it.
 *
 * @param <T> the kind
 */
final class Events<T extends HasMetadata> implements Watcher<T> {
  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

  String next() throws InterruptedException {
    return seen.poll(2, TimeUnit.MINUTES);
  }

  @Override
  public void eventReceived(Action action, T object) {
    seen.add(action + " " + object.getMetadata().getName());
  }

  @Override
  public void onClose(WatcherException cause) {
    seen.add(String.valueOf(cause.asClientException().getCode()));
  }
}
