package io.entitlements.core.internal.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.entitlements.spi.Job;
import io.entitlements.spi.Mail;
import io.entitlements.type.EmailAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;

/**
 * Gives a letter its language and its two forms. Words and values are plain text up to the layout,
 * which escapes all of them for HTML and none of them for plain text. Immutable.
 */
public final class LetterWriter {

  private final Words words;
  private final Template text = layout("letter-txt", false);
  private final Template html = layout("letter-html", true);

  private LetterWriter(Words words) {
    this.words = words;
  }

  /**
   * Makes a writer.
   *
   * @param language the language of every letter
   * @param own the application's words, which go before those that come along
   * @param portalName what letters call the portal
   * @throws IllegalArgumentException if words are missing or unusable
   */
  public static LetterWriter in(Locale language, ResourceBundle own, String portalName) {
    return new LetterWriter(new Words(language, Messages.of(language, own), portalName));
  }

  /** Writes the letter that a job sends. */
  public Mail write(Job job, EmailAddress to, Letter letter) {
    String subject = words.say(letter.subject());
    Map<String, Object> values = new HashMap<>();
    values.put("subject", subject);
    values.put("language", words.language().toLanguageTag());
    values.put("direction", isRightToLeft() ? "rtl" : "ltr");
    values.put("sender", words.say(Phrase.of("letter.sender")));
    values.put("parts", parts(letter));
    return new Mail(
        job.id().toString(),
        to,
        subject,
        text.execute(values),
        html.execute(values),
        words.language());
  }

  private boolean isRightToLeft() {
    return switch (words.language().getLanguage()) {
      case "ar", "fa", "he", "iw", "ur", "yi" -> true;
      default -> false;
    };
  }

  private List<Map<String, Object>> parts(Letter letter) {
    List<Map<String, Object>> parts = new ArrayList<>();
    List<String> items = new ArrayList<>();
    for (Letter.Part part : letter.parts()) {
      if (part instanceof Letter.Item item) {
        if (items.isEmpty()) {
          parts.add(Map.of("list", Map.of("items", items)));
        }
        items.add(words.say(item.words()));
      } else {
        items = new ArrayList<>();
        parts.add(part(part));
      }
    }
    return parts;
  }

  private Map<String, Object> part(Letter.Part part) {
    if (part instanceof Letter.Paragraph paragraph) {
      return Map.of("paragraph", words.say(paragraph.words()));
    }
    if (part instanceof Letter.SmallPrint print) {
      return Map.of("smallPrint", words.say(print.words()));
    }
    if (part instanceof Letter.Code code) {
      String label = words.say(Phrase.of("letter.code"));
      return Map.of("code", Map.of("label", label, "symbols", code.symbols()));
    }
    Letter.Button button = (Letter.Button) part;
    String address = words.say(Phrase.of("letter.address"));
    String label = words.say(button.label());
    return Map.of("button", Map.of("label", label, "address", address, "url", button.url()));
  }

  private static Template layout(String name, boolean escaped) {
    String file = name + ".mustache";
    try (InputStream in = LetterWriter.class.getResourceAsStream(file)) {
      InputStreamReader reader =
          new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8);
      return Mustache.compiler().escapeHTML(escaped).compile(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
