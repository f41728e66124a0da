package drive;

import com.example.stable.v1.Clock;
import com.example.stable.v1.ClockClient;
import com.example.stable.v1.CronTab;
import com.example.stable.v1.CronTabClient;
import com.example.stable.v1.CronTabSpec;
import com.example.stable.v1.CronTabSpecPolicy;
import com.example.stable.v1.CronTabSpecSteps;
import com.example.stable.v1.CronTabStatus;
import com.example.stable.v1.CronTabStatusConditions;
import com.example.stable.v1.CronTabStatusConditionsStatus;
import crdgen.Conditions;
import crdgen.IntOrString;
import crdgen.JsonPatch;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PatchOptionsBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Drives every verb of a generated client against a real API server: {@code Drive PROGRAM ARG...}.
 */
final class Drive {
  private static final Duration LONG = Duration.ofMinutes(2);

  private Drive() {}

  public static void main(String[] program) throws Exception {
    Process server =
        new ProcessBuilder(program).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader lines = server.inputReader(StandardCharsets.UTF_8);
        KubernetesClient client = connect(lines.readLine())) {
      install(client);
      new Wire(client).send();
      keepWhatNoTypeNames(client.getKubernetesSerialization());
      driveInCluster(new ClockClient(client, "drive"));
      drive(new CronTabClient(client, "drive"));
    } finally {
      server.getOutputStream().close();
      server.waitFor();
    }
    System.out.println("drove every verb");
  }

  private static KubernetesClient connect(String address) {
    Map<?, ?> told = new KubernetesSerialization().unmarshal(address, Map.class);
    byte[] ca = String.valueOf(told.get("ca")).getBytes(StandardCharsets.UTF_8);
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(String.valueOf(told.get("url")))
            .withOauthToken(String.valueOf(told.get("token")))
            .withCaCertData(Base64.getEncoder().encodeToString(ca))
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  /** Creates the CRDs and waits until the server serves them. */
  private static void install(KubernetesClient client) throws Exception {
    client.load(Files.newInputStream(Path.of("crontab.yaml"))).create();
    served(() -> new CronTabClient(client, "drive").inAnyNamespace().list());
    served(() -> new ClockClient(client, "drive").list());
  }

  private static void served(Runnable list) throws InterruptedException {
    while (true) {
      try {
        list.run();
        return;
      } catch (KubernetesClientException e) {
        // Not there yet.
        if (e.getCode() != 404) {
          throw e;
        }
        Thread.sleep(100);
      }
    }
  }

  private static void drive(CronTabClient all) throws Exception {
    CronTabClient.InNamespace tabs = all.inNamespace("default");
    CronTab created = tabs.create(tab("a", spec("* * * * *", null).setPort(IntOrString.of("80%"))));
    equal(1, created.getSpec().getReplicas());
    equal(CronTabSpecPolicy.ALLOW, created.getSpec().getPolicy());
    equal("drive", created.getMetadata().getManagedFields().get(0).getManager());

    // A field that no type names, in an object that is open, goes there and back.
    Map<String, Object> nulled = new LinkedHashMap<>();
    nulled.put("x", null);
    Map<String, Object> config =
        Map.of("deep", Map.of("list", Arrays.asList(1, 5_000_000_000L, nulled)));
    created.getSpec().setConfig(config);
    CronTab replaced = tabs.replace(created);
    equal(config, replaced.getSpec().getConfig());
    refused(409, () -> tabs.replace(created));
    equal(replaced, tabs.get("a"));

    nulled.put("config", null);
    CronTab merged = tabs.mergePatch("a", Map.of("spec", Map.of("replicas", 2, "port", 80)));
    equal(IntOrString.of(80), merged.getSpec().getPort());
    merged = tabs.mergePatch("a", Map.of("spec", nulled));
    equal(null, merged.getSpec().getConfig());
    JsonPatch forbid = new JsonPatch().test("/spec/replicas", 2).replace("/spec/policy", "Forbid");
    equal(CronTabSpecPolicy.FORBID, tabs.jsonPatch("a", forbid).getSpec().getPolicy());

    CronTab b =
        tab("b", spec("0 0 * * *", "i").setSteps(List.of(new CronTabSpecSteps().setName("s"))));
    b.getMetadata().setLabels(Map.of("x", "y"));
    equal(b.getSpec().getSteps(), tabs.apply(b).getSpec().getSteps());
    CronTab other = tab("b", new CronTabSpec().setImage("other"));
    PatchOptionsBuilder by = new PatchOptionsBuilder().withFieldManager("other");
    refused(409, () -> tabs.apply(other, by.build()));
    equal("other", tabs.apply(other, by.withForce(true).build()).getSpec().getImage());
    Map<String, ?> dry = Map.of("spec", Map.of("image", "dry"));
    CronTab dried = tabs.mergePatch("a", dry, new PatchOptionsBuilder().withDryRun("All").build());
    equal("dry", dried.getSpec().getImage());

    KubernetesResourceList<CronTab> page =
        tabs.list(new ListOptionsBuilder().withLimit(1L).build());
    equal(List.of("a"), names(page));
    String rest = page.getMetadata().getContinue();
    equal(
        List.of("b"),
        names(tabs.list(new ListOptionsBuilder().withLimit(1L).withContinue(rest).build())));
    equal(List.of("b"), names(all.inAnyNamespace().list(selected("x=y"))));

    driveStatusAndScale(tabs);
    driveWatch(all, tabs);

    refused(404, () -> tabs.get("none"));
    for (String name : new String[] {"..", ".", "", "a/b", "a?x=y", "a%2f", "A", null}) {
      mistaken(() -> tabs.get(name));
      mistaken(() -> all.inNamespace(name));
      mistaken(() -> tabs.waitFor(name, tab -> true, LONG));
    }
    CompletableFuture<CronTab> gone = waiting(() -> tabs.waitFor("a", Objects::isNull, LONG));
    tabs.deleteCollection(new ListOptionsBuilder().withFieldSelector("metadata.name=a").build());
    equal(null, gone.get());
    equal(List.of(), names(all.inAnyNamespace().list()));
  }

  private static void driveStatusAndScale(CronTabClient.InNamespace tabs) throws Exception {
    // The status is its own: other writes leave it, and it leaves the spec.
    CronTab a = tabs.get("a");
    a.setStatus(new CronTabStatus().setReplicas(7));
    equal(null, tabs.replace(a).getStatus());
    CronTab now = tabs.get("a");
    now.setStatus(new CronTabStatus().setReplicas(7));
    equal(7, tabs.status().replace(now).getStatus().getReplicas());
    tabs.status().mergePatch("a", "{\"status\": {\"replicas\": 8}}");
    tabs.status().jsonPatch("a", new JsonPatch().replace("/status/replicas", 9));
    Scale scale = tabs.scale().get("a");
    equal(List.of(2, 9), List.of(scale.getSpec().getReplicas(), scale.getStatus().getReplicas()));
    scale.getSpec().setReplicas(3);
    tabs.scale().replace(scale);
    tabs.scale().mergePatch("a", Map.of("spec", Map.of("replicas", 4)));
    tabs.scale().jsonPatch("a", new JsonPatch().replace("/spec/replicas", 5));
    equal(5, tabs.get("a").getSpec().getReplicas());

    CompletableFuture<CronTab> ready =
        waiting(() -> tabs.waitFor("a", Conditions.isTrue("Ready"), LONG));
    equal(false, Conditions.isTrue("Ready").test(null));
    CronTab status = tab("a", null);
    CronTabStatusConditions condition =
        new CronTabStatusConditions()
            .setType("Ready")
            .setStatus(CronTabStatusConditionsStatus.TRUE);
    status.setStatus(new CronTabStatus().setConditions(List.of(condition)));
    tabs.status().apply(status);
    equal("Ready", ready.get().getStatus().getConditions().get(0).getType());
    try {
      tabs.waitFor("a", Conditions.isTrue("Never"), Duration.ofMillis(300));
      throw new AssertionError("that was never so");
    } catch (KubernetesClientTimeoutException e) {
      // It took too long.
    }
  }

  private static void driveWatch(CronTabClient all, CronTabClient.InNamespace tabs)
      throws Exception {
    Events<CronTab> events = new Events<>();
    Watch watch = all.inAnyNamespace().watch(new ListOptions(), events);
    equal("ADDED a", events.next());
    equal("ADDED b", events.next());
    tabs.mergePatch("a", Map.of("spec", Map.of("image", "new")));
    equal("MODIFIED a", events.next());
    tabs.delete("b", new DeleteOptionsBuilder().withPropagationPolicy("Background").build());
    equal("DELETED b", events.next());
    watch.close();
    Events<CronTab> late = new Events<>();
    tabs.watch(new ListOptionsBuilder().withResourceVersion("1").build(), late);
    equal("410", late.next());
    try (var informer = tabs.inform(null)) {
      equal("new", informer.getIndexer().getByKey("default/a").getSpec().getImage());
    }
  }

  /** Where there are no namespaces: only paths are others. */
  private static void driveInCluster(ClockClient clocks) {
    clocks.create(clock("a", "UTC"));
    clocks.apply(clock("a", "CET"), new PatchOptionsBuilder().withForce(true).build());
    equal("CET", clocks.get("a").getZone());
    clocks.delete("a");
    equal(List.of(), clocks.list().getItems());
  }

  /**
   * What a program reads and writes again is what it was, be it null, of tomorrow, or larger than
   * an {@code int}.
   */
  private static void keepWhatNoTypeNames(KubernetesSerialization json) {
    String tab =
        """
        {"apiVersion":"stable.example.com/v1","kind":"CronTab","metadata":{"name":"a","new":[null]},\
        "more":{"x":null},"spec":{"image":null,"new":null,"policy":"OfTomorrow","port":5000000000,\
        "steps":[{"name":"s","new":1.5},null]}}\
        """;
    CronTab read = json.unmarshal(tab, CronTab.class);
    equal(json.unmarshal(tab, Map.class), json.convertValue(read, Map.class));
    equal(new CronTabSpecPolicy("OfTomorrow"), read.getSpec().getPolicy());
    read.getSpec().setImage("i");
    equal(true, json.asJson(read).contains("\"image\":\"i\""));
    read.getSpec().setImage(null).setCronSpec(null);
    equal(json.unmarshal(tab, Map.class), json.convertValue(read, Map.class));
  }

  static CronTab tab(String name, CronTabSpec spec) {
    CronTab tab = new CronTab();
    tab.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace("default").build());
    tab.setSpec(spec);
    return tab;
  }

  static CronTabSpec spec(String cronSpec, String image) {
    return new CronTabSpec().setCronSpec(cronSpec).setImage(image);
  }

  static Clock clock(String name, String zone) {
    Clock clock = new Clock();
    clock.setMetadata(new ObjectMetaBuilder().withName(name).build());
    return clock.setZone(zone);
  }

  static ListOptions selected(String labels) {
    return new ListOptionsBuilder().withLabelSelector(labels).build();
  }

  private static List<String> names(KubernetesResourceList<CronTab> list) {
    return list.getItems().stream().map(tab -> tab.getMetadata().getName()).toList();
  }

  private static CompletableFuture<CronTab> waiting(Supplier<CronTab> wait) {
    return CompletableFuture.supplyAsync(wait);
  }

  static void equal(Object expected, Object found) {
    if (!Objects.equals(expected, found)) {
      throw new AssertionError("not " + expected + " but " + found);
    }
  }

  private static void refused(int code, Runnable call) {
    try {
      call.run();
    } catch (KubernetesClientException e) {
      equal(code, e.getCode());
      return;
    }
    throw new AssertionError("was not refused");
  }

  /** Nothing is sent with a name that cannot be one. */
  private static void mistaken(Runnable call) {
    try {
      call.run();
    } catch (IllegalArgumentException e) {
      return;
    }
    throw new AssertionError("was sent");
  }
}
