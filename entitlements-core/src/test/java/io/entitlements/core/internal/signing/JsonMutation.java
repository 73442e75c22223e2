package io.entitlements.core.internal.signing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes JSON by its tokens, so that it often stays JSON and says something else. */
public final class JsonMutation {

  private static final Pattern TOKEN =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|[-+.0-9eE]+|[a-z]+|.", Pattern.DOTALL);

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e3",
          "1e999999999",
          "253402300800",
          "31556889864403199",
          "31556889864403200",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "9".repeat(1_001),
          "\"\"",
          "\"1-1-1-1-1\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"" + "a".repeat(300) + "\"",
          "{}",
          "[]",
          "[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]");

  private static final List<String> PIECES =
      List.of(
          "{", "}", "[", "]", ",", ":", " ", "\n", "\ufeff", "/**/", "\"", "\"a\":1,", "{\"a\":");

  private static final String CHARACTERS = "\"\\{}[]:,0129.eE-+ \n\u0000aAu\u00e9\ud83d";

  private final List<String> tokens = new ArrayList<>();

  /** Of a text with at least one value. */
  public JsonMutation(String json) {
    Matcher matcher = TOKEN.matcher(json);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
  }

  /** Another text by one to three changes; by chance the same. */
  public String of(Random random) {
    List<String> changed = new ArrayList<>(tokens);
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      change(changed, random);
    }
    return String.join("", changed);
  }

  private static void change(List<String> json, Random random) {
    if (json.isEmpty()) {
      json.add(one(PIECES, random));
      return;
    }
    int at = random.nextInt(json.size());
    switch (random.nextInt(12)) {
      case 0 -> json.remove(at);
      case 1 -> json.add(at, one(PIECES, random));
      case 2 -> Collections.swap(json, at, random.nextInt(json.size()));
      case 3, 4 -> {
        // A run of tokens is often a whole member or element.
        List<String> run = List.copyOf(json.subList(at, Math.min(json.size(), at + 8)));
        json.addAll(
            random.nextInt(json.size() + 1), run.subList(0, 1 + random.nextInt(run.size())));
      }
      case 5, 6 -> json.set(at, Mutation.of(json.get(at), CHARACTERS, random));
      case 7, 8, 9 -> json.set(value(json, at), one(VALUES, random));
      default -> json.set(value(json, at), json.get(value(json, random.nextInt(json.size()))));
    }
  }

  /** The first string, number or word from there on, or what is there. */
  private static int value(List<String> json, int from) {
    for (int at = from; at < json.size(); at++) {
      if ("{}[]:,".indexOf(json.get(at)) < 0) {
        return at;
      }
    }
    return from;
  }

  private static String one(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
