package io.entitlements.core.internal.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The words of letters in one language. What it says is plain text. Immutable. */
final class Words {

  private static final Mustache.Compiler COMPILER =
      Mustache.compiler().escapeHTML(false).strictSections(true);

  /** Characters that turn the words after them around (UAX 9); a name may carry them. */
  private static final Pattern TURNING = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

  private final Locale language;
  private final String portalName;
  private final PluralRule plural;
  private final Map<String, Template> templates = new HashMap<>();

  /**
   * Takes messages by their keys.
   *
   * @param portalName the value {@code portal} that every message may use
   */
  Words(Locale language, Map<String, String> messages, String portalName) {
    this.language = language;
    this.portalName = portalName;
    this.plural = PluralRule.of(language);
    messages.forEach((key, message) -> templates.put(key, COMPILER.compile(message)));
  }

  Locale language() {
    return language;
  }

  /** The words of a phrase. */
  String say(Phrase phrase) {
    Map<String, Object> values = new HashMap<>();
    values.put("portal", portalName);
    phrase.count().ifPresent(n -> values.put("n", number(n)));
    phrase.values().forEach((name, value) -> values.put(name, text(value)));
    return template(phrase).execute(values);
  }

  private Template template(Phrase phrase) {
    if (phrase.count().isEmpty()) {
      return template(phrase.key());
    }
    String form = phrase.key() + "." + plural.of(phrase.count().getAsLong());
    return templates.containsKey(form)
        ? template(form)
        : template(phrase.key() + "." + PluralRule.OTHER);
  }

  private Template template(String key) {
    Template template = templates.get(key);
    if (template == null) {
      throw new IllegalStateException("no words for " + key);
    }
    return template;
  }

  private String text(Object value) {
    if (value instanceof Phrase phrase) {
      return say(phrase);
    }
    if (value instanceof LocalDate day) {
      return day(day);
    }
    return value instanceof Integer number
        ? number(number)
        : TURNING.matcher((String) value).replaceAll("");
  }

  private String number(long number) {
    return NumberFormat.getIntegerInstance(language).format(number);
  }

  private String day(LocalDate day) {
    String pattern = say(Phrase.of(day.getDayOfMonth() == 1 ? "date.first" : "date"));
    return DateTimeFormatter.ofPattern(pattern, language).format(day);
  }
}
