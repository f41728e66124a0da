// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package crdgen;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.dsl.AnyNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;

/**
 * Reads the objects of a place: a namespace, all namespaces, or the cluster.
 *
 * @param <T> what is there
 */
public class ReadClient<T extends HasMetadata> {
  private final AnyNamespaceOperation<T, KubernetesResourceList<T>, Resource<T>> dsl;

  ReadClient(AnyNamespaceOperation<T, KubernetesResourceList<T>, Resource<T>> dsl) {
    this.dsl = dsl;
  }

  /** fabric8's own view of the place, for whatever else it can do. */
  public AnyNamespaceOperation<T, KubernetesResourceList<T>, Resource<T>> dsl() {
    return dsl;
  }

  /** Reads all objects. */
  public KubernetesResourceList<T> list() {
    return list(new ListOptions());
  }

  /** Reads the objects that the selectors match, or a page of them. */
  public KubernetesResourceList<T> list(ListOptions options) {
    return dsl.list(copy(options));
  }

  /**
   * Follows what happens to the objects that the selectors match, until the watch is closed: after
   * a resource version, or from what exists. A connection that is lost is taken up again; if the
   * server has forgotten what happened in between, {@code onClose} gets an exception of code 410.
   */
  public Watch watch(ListOptions options, Watcher<T> watcher) {
    return dsl.watch(copy(options), watcher);
  }

  /** A cache of all objects that follows what happens. {@link #dsl()} has those of a selection. */
  public SharedIndexInformer<T> inform(ResourceEventHandler<? super T> handler) {
    return dsl.inform(handler);
  }

  /** fabric8 writes into options that it gets. */
  private static ListOptions copy(ListOptions options) {
    return new ListOptionsBuilder(options).build();
  }
}
