package io.entitlements.core.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which members of an answer are asked for, as Google's {@code fields} have it: {@code
 * kind,users(id,name/givenName)}.
 *
 * @param members what is asked for, each with what of it; all if there are none
 */
record LocalFields(Map<String, LocalFields> members) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z]+");

  static LocalFields of(String text) {
    Matcher at = NAME.matcher(text);
    LocalFields fields = text.isEmpty() ? new LocalFields(Map.of()) : list(at, text);
    if (at.regionStart() != text.length() && !text.isEmpty()) {
      throw new IllegalArgumentException("the server does not know " + text);
    }
    return fields;
  }

  private static LocalFields list(Matcher at, String text) {
    Map<String, LocalFields> members = new LinkedHashMap<>();
    do {
      one(at, text, members);
    } while (skips(at, text, ','));
    return new LocalFields(members);
  }

  private static void one(Matcher at, String text, Map<String, LocalFields> members) {
    if (!at.lookingAt()) {
      throw new IllegalArgumentException("the server does not know " + text);
    }
    String name = at.group();
    at.region(at.end(), text.length());
    if (skips(at, text, '(')) {
      members.put(name, list(at, text));
      skips(at, text, ')');
    } else if (skips(at, text, '/')) {
      Map<String, LocalFields> inner = new LinkedHashMap<>();
      one(at, text, inner);
      members.put(name, new LocalFields(inner));
    } else {
      members.put(name, new LocalFields(Map.of()));
    }
  }

  private static boolean skips(Matcher at, String text, char next) {
    int from = at.regionStart();
    boolean isNext = from < text.length() && text.charAt(from) == next;
    at.region(isNext ? from + 1 : from, text.length());
    return isNext;
  }

  /** Takes away what is not asked for. */
  JsonNode keep(JsonNode answer) {
    if (answer.isArray()) {
      answer.forEach(this::keep);
    } else if (answer instanceof ObjectNode object && !members.isEmpty()) {
      object.retain(members.keySet());
      members.forEach((name, inner) -> inner.keep(object.path(name)));
    }
    return answer;
  }
}
