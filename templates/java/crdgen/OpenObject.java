// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package crdgen;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An object inside a custom resource. What its class has no field for is kept when it is read and
 * written again. Objects are equal if they are the same JSON.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public abstract class OpenObject {
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
