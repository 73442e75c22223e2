package io.entitlements.core.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The keys that letters are written with, as they stand in the source. */
class KeysInSourceTest {

  private static final Pattern KEY = Pattern.compile("\"([a-z]\\w*(?:\\.[a-z]\\w*)*)\"");
  private static final Pattern FORM = Pattern.compile("\\.(one|other)$");

  private static final Set<String> WRITTEN = literals();
  private static final Set<String> MESSAGES =
      Messages.builtIn(Locale.ENGLISH).keySet().stream()
          .map(key -> FORM.matcher(key).replaceAll(""))
          .collect(Collectors.toCollection(TreeSet::new));

  @Test
  void each_key_that_a_letter_is_written_with_has_a_message() {
    Set<String> dotted =
        WRITTEN.stream()
            .filter(key -> key.contains("."))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(MESSAGES).containsAll(dotted);
  }

  @Test
  void each_message_is_said_by_a_letter() {
    assertThat(WRITTEN).containsAll(MESSAGES);
  }

  private static Set<String> literals() {
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(KeysInSourceTest::read)
          .filter(source -> source.contains("Phrase") || source.contains("mail.Letter;"))
          .flatMap(source -> KEY.matcher(source).results())
          .map((MatchResult found) -> found.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
