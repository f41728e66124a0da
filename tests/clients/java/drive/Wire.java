package drive;

import com.example.stable.v1.ClockClient;
import com.example.stable.v1.CronTab;
import com.example.stable.v1.CronTabClient;
import com.example.stable.v1.CronTabSpec;
import com.example.stable.v1.CronTabStatus;
import crdgen.JsonPatch;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PatchOptions;
import io.fabric8.kubernetes.api.model.PatchOptionsBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import java.util.Map;

/** Sends what {@code wire.jsonl} says that the clients of all languages send. */
final class Wire {
  private static final Map<String, String> LABELS = Map.of("wire", "yes");
  private static final PatchOptions FORCE = new PatchOptionsBuilder().withForce(true).build();

  private final KubernetesClient client;

  Wire(KubernetesClient client) {
    this.client = client;
  }

  void send() throws InterruptedException {
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName("wire").endMetadata().build())
        .create();
    CronTabClient all = new CronTabClient(client, "wire");
    CronTabClient.InNamespace tabs = all.inNamespace("wire");
    tabs.create(tab("a"));
    CronTab a = tabs.get("a");
    ListOptionsBuilder one = new ListOptionsBuilder().withFieldSelector("metadata.name=a");
    String version =
        tabs.list(one.withLabelSelector("wire=yes").withLimit(5L).build())
            .getMetadata()
            .getResourceVersion();
    all.inAnyNamespace().list(Drive.selected("wire=yes"));
    a.getSpec().setImage("j");
    tabs.replace(a);
    tabs.mergePatch("a", Map.of("spec", Map.of("image", "k")));
    tabs.jsonPatch("a", new JsonPatch().replace("/spec/image", "l"));
    tabs.apply(tab("b"));
    tabs.apply(tab("b"), FORCE);
    sendStatusAndScale(tabs);

    Events<CronTab> events = new Events<>();
    ListOptionsBuilder from = new ListOptionsBuilder().withFieldSelector("metadata.name=a");
    Watch watch = tabs.watch(from.withResourceVersion(version).build(), events);
    Drive.equal("MODIFIED a", events.next());
    watch.close();
    tabs.delete("b", new DeleteOptionsBuilder().withPropagationPolicy("Background").build());
    tabs.deleteCollection(Drive.selected("wire=yes"));
    sendInCluster(new ClockClient(client, "wire"));
  }

  private static void sendStatusAndScale(CronTabClient.InNamespace tabs) {
    CronTab a = tabs.get("a");
    a.setStatus(new CronTabStatus().setReplicas(1));
    tabs.status().replace(a);
    tabs.status().mergePatch("a", Map.of("status", new CronTabStatus().setReplicas(2)));
    tabs.status().jsonPatch("a", new JsonPatch().replace("/status/replicas", 3));
    CronTab status = new CronTab();
    status.setMetadata(new ObjectMetaBuilder().withName("a").withNamespace("wire").build());
    status.setStatus(new CronTabStatus().setReplicas(4));
    tabs.status().apply(status, FORCE);
    Scale scale = tabs.scale().get("a");
    scale.getSpec().setReplicas(2);
    tabs.scale().replace(scale);
    tabs.scale().mergePatch("a", Map.of("spec", Map.of("replicas", 3)));
    tabs.scale().jsonPatch("a", new JsonPatch().replace("/spec/replicas", 4));
  }

  private static void sendInCluster(ClockClient clocks) {
    var clock = Drive.clock("wire", "UTC");
    clock.getMetadata().setLabels(LABELS);
    clocks.create(clock);
    clocks.get("wire");
    clocks.list(Drive.selected("wire=yes"));
    clocks.delete("wire");
  }

  private static CronTab tab(String name) {
    CronTab tab = new CronTab();
    tab.setMetadata(
        new ObjectMetaBuilder().withName(name).withNamespace("wire").withLabels(LABELS).build());
    tab.setSpec(new CronTabSpec().setCronSpec("* * * * *").setImage("i"));
    return tab;
  }
}
