package io.entitlements.core.internal.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the messages of a language: the application's own first, then those that come along. What
 * would fail when a letter is written fails here.
 */
final class Messages {

  private static final Set<String> FORMS = Set.of("zero", "one", "two", "few", "many");

  private Messages() {}

  /**
   * All messages of a language.
   *
   * @throws IllegalArgumentException naming the keys, if some are missing, unknown or unusable
   */
  static Map<String, String> of(Locale language, ResourceBundle own) {
    Map<String, String> english = builtIn(Locale.ENGLISH);
    Map<String, String> messages = new HashMap<>(builtIn(language));
    own.keySet().forEach(key -> messages.put(key, own.getString(key)));
    require(english, messages, language);
    messages.forEach((key, message) -> check(key, message, english));
    return messages;
  }

  /** The messages that come along; none for another language. */
  static Map<String, String> builtIn(Locale language) {
    String file = "letters_" + language.getLanguage() + ".properties";
    Properties read = new Properties();
    try (InputStream in = Messages.class.getResourceAsStream(file)) {
      if (in != null) {
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
        read.load(reader);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> messages = new HashMap<>();
    read.stringPropertyNames().forEach(key -> messages.put(key, read.getProperty(key)));
    return messages;
  }

  private static void require(
      Map<String, String> english, Map<String, String> messages, Locale language) {
    Set<String> missing = new TreeSet<>(english.keySet());
    missing.removeIf(key -> messages.containsKey(key) || !key.equals(general(key)));
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "no words in " + language.toLanguageTag() + " for " + missing);
    }
  }

  /** The key of the form that every language has. */
  static String general(String key) {
    int dot = key.lastIndexOf('.');
    return FORMS.contains(key.substring(dot + 1))
        ? key.substring(0, dot + 1) + PluralRule.OTHER
        : key;
  }

  /** A message may use the places of the English one, and the portal's name. */
  private static void check(String key, String message, Map<String, String> english) {
    String model = english.get(general(key));
    if (model == null) {
      throw new IllegalArgumentException("no letter says " + key);
    }
    Set<String> allowed = new HashSet<>(places(general(key), model));
    allowed.add("portal");
    Set<String> unknown = new TreeSet<>(places(key, message));
    unknown.removeAll(allowed);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(key + " has no value for " + unknown);
    }
    if (key.equals("date") || key.equals("date.first")) {
      checkPattern(key, message);
    }
  }

  private static void checkPattern(String key, String pattern) {
    String day;
    try {
      day = DateTimeFormatter.ofPattern(pattern).format(LocalDate.EPOCH);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException(key + " is no pattern of a day", e);
    }
    if (day.isBlank()) {
      throw new IllegalArgumentException(key + " is no pattern of a day");
    }
  }

  /** The names of the places in a message. */
  static Set<String> places(String key, String message) {
    if (message.isBlank() || message.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new IllegalArgumentException(key + " is not one line of text");
    }
    PlaceNames names = new PlaceNames(key);
    try {
      Template template = Mustache.compiler().compile(message);
      template.visit(names);
    } catch (MustacheException e) {
      throw new IllegalArgumentException(key + " is no template: " + e.getMessage(), e);
    }
    return names.found();
  }
}
