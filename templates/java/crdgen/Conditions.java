// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package crdgen;

import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What to wait for. */
public final class Conditions {
  private Conditions() {}

  /**
   * Whether there is an object with a condition of this type in {@code status.conditions} that is
   * {@code "True"}.
   */
  public static Predicate<Object> isTrue(String type) {
    return has(type, "True");
  }

  /**
   * Whether there is an object with a condition of this type and status in {@code
   * status.conditions}.
   */
  public static Predicate<Object> has(String type, String status) {
    return object -> {
      for (JsonNode condition : Json.tree(object).path("status").path("conditions")) {
        if (condition.path("type").asString("").equals(type)
            && condition.path("status").asString("").equals(status)) {
          return true;
        }
      }
      return false;
    };
  }
}
