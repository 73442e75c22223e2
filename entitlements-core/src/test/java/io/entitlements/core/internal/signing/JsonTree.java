package io.entitlements.core.internal.signing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value as maps, lists, strings, longs and booleans; {@code OTHER} stands for the rest. */
final class JsonTree {

  static final String OTHER = "(a fraction or null)";

  private JsonTree() {}

  /** Reads the present value. */
  static Object of(StrictJson json) {
    if (json.isObject()) {
      Map<String, Object> members = new LinkedHashMap<>();
      json.startObject();
      for (String name = json.nextMember(); name != null; name = json.nextMember()) {
        members.put(name, of(json));
      }
      return members;
    }
    if (json.isArray()) {
      List<Object> elements = new ArrayList<>();
      json.startArray();
      while (json.nextElement()) {
        elements.add(of(json));
      }
      return elements;
    }
    if (json.isText()) {
      return json.text();
    }
    if (json.isWhole()) {
      return json.number();
    }
    return truthOrOther(json);
  }

  private static Object truthOrOther(StrictJson json) {
    try {
      return json.truth();
    } catch (IllegalArgumentException another) {
      json.skip();
      return OTHER;
    }
  }
}
