// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package crdgen;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A custom resource. What its class has no field for is kept when it is read and written again.
 * Resources are equal if they are the same JSON.
 *
 * @param <S> the spec; {@code Object} if the schema has none
 * @param <T> the status; {@code Object} if the schema has none
 */
@SuppressWarnings("serial")
public abstract class OpenResource<S, T> extends CustomResource<S, T> {
  private final Map<String, Object> additionalProperties = new LinkedHashMap<>();

  /** What the class has no field for, and null for each nullable field that was set to it. */
  @JsonAnyGetter
  public Map<String, Object> getAdditionalProperties() {
    return additionalProperties;
  }

  /** Sets what the class has no field for. */
  @JsonAnySetter
  public void setAdditionalProperty(String name, Object value) {
    additionalProperties.put(name, value);
  }

  /** Lets a field be null, which is not the same as absent. */
  protected final void keepNull(String name, Object value) {
    Json.keepNull(additionalProperties, name, value);
  }

  @Override
  public boolean equals(Object other) {
    return Json.equal(this, other);
  }

  @Override
  public int hashCode() {
    return Json.tree(this).hashCode();
  }

  @Override
  public String toString() {
    return Json.tree(this).toString();
  }
}
