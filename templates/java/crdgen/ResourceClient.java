// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package crdgen;

import io.fabric8.kubernetes.api.model.CreateOptions;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.PatchOptions;
import io.fabric8.kubernetes.api.model.UpdateOptions;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Reads and writes the objects of a namespace, or of the cluster. What the server refuses is a
 * {@code KubernetesClientException} with its code; a name that cannot be one is an {@code
 * IllegalArgumentException}.
 *
 * @param <T> what is there
 */
public abstract class ResourceClient<T extends HasMetadata> extends ReadClient<T> {
  private final NonNamespaceOperation<T, KubernetesResourceList<T>, Resource<T>> dsl;
  private final Class<T> type;
  private final Requests requests;

  /** A client of a kind of which objects live in no namespace. */
  protected ResourceClient(KubernetesClient client, Class<T> type, String fieldManager) {
    this(client.resources(type), type, new Requests(client, type, null, fieldManager));
  }

  /** A client of the objects of one namespace. */
  protected ResourceClient(NamespacedClient<T> all, String namespace) {
    this(
        all.client.resources(all.type).inNamespace(Requests.name(namespace)),
        all.type,
        new Requests(all.client, all.type, namespace, all.fieldManager));
  }

  private ResourceClient(
      NonNamespaceOperation<T, KubernetesResourceList<T>, Resource<T>> dsl,
      Class<T> type,
      Requests requests) {
    super(dsl);
    this.dsl = dsl;
    this.type = type;
    this.requests = requests;
  }

  final Requests requests() {
    return requests;
  }

  final Class<T> type() {
    return type;
  }

  @Override
  public NonNamespaceOperation<T, KubernetesResourceList<T>, Resource<T>> dsl() {
    return dsl;
  }

  /** Reads an object. */
  public T get(String name) {
    return requests.get(type, requests.path(name));
  }

  /** Creates an object. */
  public T create(T object) {
    return create(object, new CreateOptions());
  }

  /** Creates an object. */
  public T create(T object, CreateOptions options) {
    return requests.create(type, object, options);
  }

  /** Replaces an object; with a resource version only if it is still that one. */
  public T replace(T object) {
    return replace(object, new UpdateOptions());
  }

  /** Replaces an object; with a resource version only if it is still that one. */
  public T replace(T object, UpdateOptions options) {
    return requests.replace(type, requests.path(object), object, options);
  }

  /**
   * Changes some fields (RFC 7396). A patch is a map, an object of fields that are set, or JSON in
   * a {@code String}.
   */
  public T mergePatch(String name, Object patch) {
    return mergePatch(name, patch, new PatchOptions());
  }

  /**
   * Changes some fields (RFC 7396). A patch is a map, an object of fields that are set, or JSON in
   * a {@code String}.
   */
  public T mergePatch(String name, Object patch, PatchOptions options) {
    return requests.mergePatch(type, requests.path(name), patch, options);
  }

  /** Changes an object step by step. */
  public T jsonPatch(String name, JsonPatch patch) {
    return jsonPatch(name, patch, new PatchOptions());
  }

  /** Changes an object step by step. */
  public T jsonPatch(String name, JsonPatch patch, PatchOptions options) {
    return requests.jsonPatch(type, requests.path(name), patch, options);
  }

  /** Applies the fields that are set, on the server, which creates the object if there is none. */
  public T apply(T object) {
    return apply(object, new PatchOptions());
  }

  /** Applies the fields that are set; with {@code force} those too that others own. */
  public T apply(T object, PatchOptions options) {
    return requests.apply(type, requests.path(object), object, options);
  }

  /** Deletes an object; finalizers may keep it for a while. */
  public void delete(String name) {
    delete(name, new DeleteOptions());
  }

  /** Deletes an object; finalizers may keep it for a while. */
  public void delete(String name, DeleteOptions options) {
    requests.delete(requests.path(name), null, options);
  }

  /** Deletes the objects that the selectors match. */
  public void deleteCollection(ListOptions selectors) {
    deleteCollection(selectors, new DeleteOptions());
  }

  /** Deletes the objects that the selectors match. */
  public void deleteCollection(ListOptions selectors, DeleteOptions options) {
    requests.delete(requests.path(), selectors, options);
  }

  /**
   * Waits until a condition holds for an object, which is null while there is none, and returns it.
   * {@link Conditions} has some. Throws a {@code KubernetesClientTimeoutException} if it takes too
   * long.
   */
  public T waitFor(String name, Predicate<? super T> condition, Duration timeout) {
    return dsl.withName(Requests.name(name))
        .waitUntilCondition(condition::test, timeout.toMillis(), TimeUnit.MILLISECONDS);
  }
}
