package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against Jackson: what one reads the other reads as the same, and refuses what it does. */
class StrictJsonTest {

  /** Every way to begin, end and separate, and a piece of each kind of value. */
  private static final String ALPHABET = "{}[]\",:\\ u0a1-.eE+tn\n\u0001\ufeff\u00e9\ud83d\ude00";

  private static final List<String> PIECES =
      List.of("{", "}", "[", "]", ",", ":", "\"a\"", "\"\\u0061\"", "-0", "1e5", "true", "null");

  /** With 100 tries ten thousand in all, with the 1,000 of the profile "thorough" a million. */
  private static final int TEXTS = Boolean.getBoolean("entitlements.thorough") ? 1_000 : 100;

  @Property
  void anyTree_isReadAsJacksonReadsIt(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < TEXTS; i++) {
      String text = new RandomJson(random).text();
      assertThat(JsonByJackson.isPassed(text)).as(text).isTrue();
      assertSame(text);
    }
  }

  @Property
  void damagedTree_isReadOrRefusedAsByJackson(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < TEXTS; i++) {
      String text = new RandomJson(random).text();
      for (int damages = random.nextInt(3); damages >= 0; damages--) {
        text = Mutation.of(text, ALPHABET, random);
      }
      assertSame(text);
    }
  }

  @Property
  void anyPieces_areReadOrRefusedAsByJackson(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      for (int pieces = random.nextInt(12); pieces >= 0; pieces--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      assertSame(text.toString());
    }
  }

  @Test
  void everyShortText_isReadOrRefusedAsByJackson() {
    shortTexts("", Boolean.getBoolean("entitlements.thorough") ? 4 : 3);
  }

  private static void shortTexts(String beginning, int more) {
    assertSame(beginning);
    for (int i = 0; more > 0 && i < ALPHABET.length(); i++) {
      shortTexts(beginning + ALPHABET.charAt(i), more - 1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nul",
        "nulll",
        "True",
        "NaN",
        "Infinity",
        "'a'",
        "{a:1}",
        "{'a':1}",
        "[1,]",
        "[,1]",
        "[1,,2]",
        "{\"a\":1,}",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\" 1}",
        "{\"a\":1]",
        "[1}",
        "[1 2]",
        "[",
        "{",
        "\"",
        "\"\\",
        "\"\\u12",
        "\"\\u12g4\"",
        "\"\\x\"",
        "\"\\'\"",
        "\"\t\"",
        "01",
        "-01",
        "00",
        "-",
        "+1",
        ".5",
        "1.",
        "1.e5",
        "1e",
        "1e+",
        "0x1",
        "1_000",
        "--1",
        "1-",
        "[1]]",
        "{}{}",
        "1 2",
        "// c\n1",
        "/* c */1",
        "# c\n1",
        "[1]//",
        "\ufeff1",
        "\u00a01",
        "\u000b1",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"\\ud800x\"",
        "\"\\ud83d\ude00\"",
        "[truefalse]",
        "[1true]",
        "[\"a\"\"b\"]"
      })
  void whatIsNotStrictJson_isRefused(String text) {
    assertThat(ownTree(text)).as(text).isEmpty();
    assertSame(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        " \t\r\n0 ",
        "-0",
        "9223372036854775807",
        "-9223372036854775808",
        "1.5e-300",
        "1E400",
        "0e1",
        "\"\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\uD83d\\uDe00\"",
        "\"\u007f\u2028\ud83d\ude00\"",
        "{\"\":{\"\":[]}}",
        "[[],{},\"\",0,true,false,null]",
        "{\"a\":1,\"A\":2,\"a \":3}"
      })
  void strictJson_isRead(String text) {
    assertThat(ownTree(text)).as(text).isPresent();
    assertSame(text);
  }

  @Test
  void depthAtTheLimit_isReadAndOneBelowRefused() {
    for (String open : List.of("[", "{\"a\":")) {
      for (int depth = 15; depth <= 17; depth++) {
        String text = open.repeat(depth) + "1" + (open.equals("[") ? "]" : "}").repeat(depth);
        assertThat(ownTree(text).isPresent()).isEqualTo(depth <= StrictJson.MAX_DEPTH);
        assertSame(text);
      }
    }
  }

  @Test
  void sizeAtTheLimit_isReadAndOneAboveRefused() {
    String text = "\"" + "a".repeat(StrictJson.MAX_CHARACTERS - 2) + "\"";
    assertThat(ownTree(text)).isPresent();
    assertThat(ownTree(text + " ")).isEmpty();
  }

  @Test
  void wholeNumberOutOfRange_isRefusedWhereItIsAskedForOnly() {
    for (String number : List.of("9223372036854775808", "-9223372036854775809", "1".repeat(999))) {
      assertThatIllegalArgumentException().isThrownBy(() -> json(number).number());
      json(number).skip();
    }
  }

  @Test
  void valueOfAnotherType_isRefused() {
    String all = "[{},[],\"1\",1,1.0,1e0,true,null]";
    List<Consumer<StrictJson>> readings =
        List.of(StrictJson::text, StrictJson::number, StrictJson::truth);
    int[] accepted = new int[readings.size()];
    for (int reading = 0; reading < accepted.length; reading++) {
      for (int index = 0; index < 8; index++) {
        StrictJson json = json(all);
        json.startArray();
        for (int before = 0; before < index; before++) {
          json.element();
          json.skip();
        }
        json.element();
        try {
          readings.get(reading).accept(json);
          accepted[reading] = 10 * accepted[reading] + index;
        } catch (IllegalArgumentException refused) {
          assertThat(refused).hasMessage("a value of another type");
        }
      }
    }
    assertThat(accepted).containsExactly(2, 3, 6);
  }

  @Test
  void bytesThatAreNotUtf8_areRefused() {
    for (String hex : List.of("22ff22", "22c080" + "22", "22eda080" + "22", "22f4908080" + "22")) {
      byte[] bytes = TestKeys.hex(hex);
      assertThatIllegalArgumentException().isThrownBy(() -> StrictJson.of(bytes));
    }
    byte[] replacement = "\"\ufffd\"".getBytes(StandardCharsets.UTF_8);
    assertThat(StrictJson.of(replacement).text()).isEqualTo("\ufffd");
  }

  private static StrictJson json(String text) {
    return new StrictJson("the text", text);
  }

  private static void assertSame(String text) {
    Optional<Object> own = ownTree(text);
    Optional<Object> jacksons = JsonByJackson.read(text);
    if (!own.equals(jacksons)) {
      assertThat(own).as("%s", text).isEqualTo(jacksons);
    }
    boolean isPassed = isPassed(text);
    if (isPassed != JsonByJackson.isPassed(text)) {
      assertThat(isPassed).as("%s", text).isEqualTo(!isPassed);
    }
  }

  private static boolean isPassed(String text) {
    try {
      StrictJson json = json(text);
      json.skip();
      json.end();
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  /** What a text is read as, or empty if it is refused. */
  private static Optional<Object> ownTree(String text) {
    try {
      StrictJson json = json(text);
      Object tree = JsonTree.of(json);
      json.end();
      return Optional.of(tree);
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }
}
