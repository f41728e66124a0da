// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package crdgen;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes to be made one after the other, all or none (RFC 6902). */
public final class JsonPatch {
  private final List<Map<String, Object>> operations = new ArrayList<>();

  /** Sets a field, or puts an element into a list: before another, or at the end with {@code -}. */
  public JsonPatch add(String path, Object value) {
    return operation("add", path, "value", value);
  }

  /** Replaces what is there. */
  public JsonPatch replace(String path, Object value) {
    return operation("replace", path, "value", value);
  }

  /** Fails if something else is there. */
  public JsonPatch test(String path, Object value) {
    return operation("test", path, "value", value);
  }

  /** Removes what is there. */
  public JsonPatch remove(String path) {
    operations.add(Map.of("op", "remove", "path", path));
    return this;
  }

  /** Moves what is there to another place. */
  public JsonPatch move(String from, String path) {
    return operation("move", path, "from", from);
  }

  /** Copies what is there to another place. */
  public JsonPatch copy(String from, String path) {
    return operation("copy", path, "from", from);
  }

  /** The changes as they are sent. */
  @JsonValue
  public List<Map<String, Object>> operations() {
    return List.copyOf(operations);
  }

  private JsonPatch operation(String op, String path, String key, Object value) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("op", op);
    operation.put("path", path);
    operation.put(key, value);
    operations.add(operation);
    return this;
  }
}
