// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package crdgen;

import io.fabric8.kubernetes.api.model.PatchOptions;
import io.fabric8.kubernetes.api.model.UpdateOptions;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;

/** A client of {@code /scale}: how many replicas there are and should be. */
public final class ScaleClient {
  private static final String SCALE = "scale";

  private final Requests requests;

  /** The client of the scale of these objects. */
  public ScaleClient(ResourceClient<?> objects) {
    this.requests = objects.requests();
  }

  /** Reads the scale. */
  public Scale get(String name) {
    return requests.get(Scale.class, requests.path(name, SCALE));
  }

  /** Replaces the scale. */
  public Scale replace(Scale scale) {
    return replace(scale, new UpdateOptions());
  }

  /** Replaces the scale. */
  public Scale replace(Scale scale, UpdateOptions options) {
    return requests.replace(Scale.class, requests.path(scale, SCALE), scale, options);
  }

  /** Changes some fields of the scale. */
  public Scale mergePatch(String name, Object patch) {
    return mergePatch(name, patch, new PatchOptions());
  }

  /** Changes some fields of the scale. */
  public Scale mergePatch(String name, Object patch, PatchOptions options) {
    return requests.mergePatch(Scale.class, requests.path(name, SCALE), patch, options);
  }

  /** Changes the scale step by step. */
  public Scale jsonPatch(String name, JsonPatch patch) {
    return jsonPatch(name, patch, new PatchOptions());
  }

  /** Changes the scale step by step. */
  public Scale jsonPatch(String name, JsonPatch patch, PatchOptions options) {
    return requests.jsonPatch(Scale.class, requests.path(name, SCALE), patch, options);
  }
}
