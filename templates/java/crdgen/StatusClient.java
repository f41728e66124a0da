// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package crdgen;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PatchOptions;
import io.fabric8.kubernetes.api.model.UpdateOptions;

/**
 * A client of {@code /status}: writes here change nothing but the status, and other writes do not
 * change it.
 *
 * @param <T> the kind
 */
public final class StatusClient<T extends HasMetadata> {
  private static final String STATUS = "status";

  private final Class<T> type;
  private final Requests requests;

  /** The client of the status of these objects. */
  public StatusClient(ResourceClient<T> objects) {
    this.type = objects.type();
    this.requests = objects.requests();
  }

  /** Replaces the status. */
  public T replace(T object) {
    return replace(object, new UpdateOptions());
  }

  /** Replaces the status. */
  public T replace(T object, UpdateOptions options) {
    return requests.replace(type, requests.path(object, STATUS), object, options);
  }

  /** Changes some fields of the status. */
  public T mergePatch(String name, Object patch) {
    return mergePatch(name, patch, new PatchOptions());
  }

  /** Changes some fields of the status. */
  public T mergePatch(String name, Object patch, PatchOptions options) {
    return requests.mergePatch(type, requests.path(name, STATUS), patch, options);
  }

  /** Changes the status step by step; paths start with {@code /status}. */
  public T jsonPatch(String name, JsonPatch patch) {
    return jsonPatch(name, patch, new PatchOptions());
  }

  /** Changes the status step by step; paths start with {@code /status}. */
  public T jsonPatch(String name, JsonPatch patch, PatchOptions options) {
    return requests.jsonPatch(type, requests.path(name, STATUS), patch, options);
  }

  /** Applies the fields of the status that are set. */
  public T apply(T object) {
    return apply(object, new PatchOptions());
  }

  /**
   * Applies the fields of the status that are set; with {@code force} those too that others own.
   */
  public T apply(T object, PatchOptions options) {
    return requests.apply(type, requests.path(object, STATUS), object, options);
  }
}
