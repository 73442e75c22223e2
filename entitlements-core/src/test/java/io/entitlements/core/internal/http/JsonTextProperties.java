package io.entitlements.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.error.RosterUnavailableException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever an answer holds, it is read or refused, and the refusal shows nothing of it. */
class JsonTextProperties {

  private static final JsonShape SHAPE =
      JsonShape.of("status", "next")
          .withList(
              "users",
              JsonShape.of("sourcedId", "email")
                  .withList("roles", JsonShape.of("role"))
                  .withObject("name", JsonShape.of("given")));

  private static final String RIGHT =
      "{\"status\":1,\"users\":[{\"sourcedId\":\"secret\",\"password\":\"secret\",\"email\":null,"
          + "\"name\":{\"given\":\"secret\",\"n\":[{}]},\"roles\":[{\"role\":\"secret\"}]},"
          + "{\"sourcedId\":12.5e3,\"phone\":[\"secret\"]}],\"next\":\"secret\"}";

  private static void readOrRefuse(byte[] bytes) {
    HttpHeaders json =
        HttpHeaders.of(Map.of("Content-Type", List.of("application/json")), (n, v) -> true);
    try {
      JsonRecord record = JsonText.read(new RemoteAnswer("GET host/path", 200, json, bytes), SHAPE);
      assertThat(record.toString()).doesNotContain("secret");
    } catch (RosterUnavailableException refused) {
      assertThat(refused.getMessage()).startsWith("GET host/path: ").doesNotContain("secret");
      assertThat(refused).hasNoCause();
    }
  }

  @Property(tries = 1_000)
  void arbitraryBytes_areReadOrRefused(@ForAll byte[] bytes) {
    readOrRefuse(bytes);
  }

  @Property(tries = 1_000)
  void changedJson_isReadOrRefused(@ForAll("edits") List<Edit> edits) {
    String text = RIGHT;
    for (Edit edit : edits) {
      text = edit.apply(text);
    }
    readOrRefuse(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Provide
  Arbitrary<List<Edit>> edits() {
    Arbitrary<String> texts =
        Arbitraries.of(
            "",
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\\",
            "\\u",
            "\\ud800",
            "null",
            "true",
            "1e999",
            "-",
            "NaN",
            "/*",
            "//",
            "\"users\":[",
            "\"sourcedId\":",
            "\0",
            "\t");
    Arbitrary<String> bytes = Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(4);
    return Combinators.combine(
            Arbitraries.doubles().between(0, 1),
            Arbitraries.integers().between(0, 12),
            Arbitraries.oneOf(texts, bytes))
        .as(Edit::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  /** Replaces some characters at a place, given as a part of the length, by others. */
  record Edit(double place, int remove, String insert) {

    String apply(String text) {
      int from = (int) (place * text.length());
      int to = Math.min(text.length(), from + remove);
      return text.substring(0, from) + insert + text.substring(to);
    }
  }

  @Property(tries = 1)
  void whatIsNotLookedAt_isNotKept() {
    HttpHeaders none = HttpHeaders.of(Map.of(), (n, v) -> true);
    JsonRecord record =
        JsonText.read(
            new RemoteAnswer("GET host/path", 200, none, RIGHT.getBytes(StandardCharsets.UTF_8)),
            SHAPE);
    List<JsonRecord> users = record.list("users").orElseThrow();
    assertThat(record.text("status")).contains("1");
    assertThat(users.get(0).text("password")).isEmpty();
    assertThat(users.get(0).text("email")).isEmpty();
    assertThat(users.get(0).object("name").orElseThrow().text("given")).contains("secret");
    assertThat(users.get(1).text("sourcedId")).contains("12.5e3");
    assertThat(users.get(1).isOdd()).isFalse();
  }
}
