// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package crdgen;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Objects as the JSON that they are. */
final class Json {
  private Json() {}

  static JsonNode tree(Object object) {
    return JsonMapper.shared().valueToTree(object);
  }

  static boolean equal(Object one, Object other) {
    return one == other
        || (other != null && one.getClass() == other.getClass() && tree(one).equals(tree(other)));
  }

  static void keepNull(Map<String, Object> nulls, String name, Object value) {
    if (value == null) {
      nulls.put(name, null);
    } else {
      nulls.remove(name);
    }
  }
}
