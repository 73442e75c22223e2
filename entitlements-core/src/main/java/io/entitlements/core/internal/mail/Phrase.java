package io.entitlements.core.internal.mail;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A piece of words: the key by which they are found, and what goes into their places.
 *
 * @param key the key of a message
 * @param count the number that decides between singular and plural, which also is the value {@code
 *     n}; never negative
 * @param values by the names of the places: a text, a number, a {@link LocalDate}, or a phrase
 */
public record Phrase(String key, OptionalLong count, Map<String, Object> values) {

  /** Checks the number. */
  public Phrase {
    Objects.requireNonNull(key, "key");
    values = Map.copyOf(values);
    if (count.orElse(0) < 0) {
      throw new IllegalArgumentException("count is not negative");
    }
  }

  /** The words of a key. */
  public static Phrase of(String key) {
    return new Phrase(key, OptionalLong.empty(), Map.of());
  }

  /** The words of a key that change with a number. */
  public static Phrase counted(String key, long count) {
    return new Phrase(key, OptionalLong.of(count), Map.of());
  }

  /** So many seats, as a value. */
  public static Phrase seats(long count) {
    return counted("seats", count);
  }

  /** The same with a text in one of its places. */
  public Phrase with(String name, String value) {
    return put(name, value);
  }

  /** The same with a number in one of its places. */
  public Phrase with(String name, int value) {
    return put(name, value);
  }

  /** The same with a day in one of its places. */
  public Phrase with(String name, LocalDate value) {
    return put(name, value);
  }

  /** The same with other words in one of its places. */
  public Phrase with(String name, Phrase value) {
    return put(name, value);
  }

  private Phrase put(String name, Object value) {
    Map<String, Object> more = new HashMap<>(values);
    more.put(name, value);
    return new Phrase(key, count, more);
  }
}
