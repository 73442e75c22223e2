package io.entitlements.core.internal.signing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON (RFC 8259) of signed texts and key sets, value by value, each of exactly the type
 * asked for. Duplicate members, invalid UTF-8 and halves of characters are refused; size and depth
 * are bounded. Not thread-safe.
 *
 * <p>The reader stands on a value, and what gives or passes the value steps over it. All methods
 * throw {@link IllegalArgumentException} where the text is something else than asked for.
 */
public final class StrictJson {

  static final int MAX_DEPTH = 16;
  static final int MAX_CHARACTERS = 1 << 20;

  private final JsonCursor cursor;

  /** How many objects and arrays are open. */
  private int depth;

  /** At each depth, the members so far of the open object; null for an array. */
  private final @Nullable Set<String>[] members;

  /** At each depth, whether something was read, so that a comma comes next. */
  private final boolean[] begun = new boolean[MAX_DEPTH + 1];

  /**
   * Stands on the one value of a text.
   *
   * @param what what it is, as in "the JWK set"
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of a generic type
  StrictJson(String what, String text) {
    this.cursor = new JsonCursor(what, text);
    this.members = new Set[MAX_DEPTH + 1];
    if (text.length() > MAX_CHARACTERS) {
      throw cursor.broken("too long");
    }
    cursor.skipBlanks();
  }

  /** Stands on the one value of signed bytes, which have to be UTF-8. */
  public static StrictJson of(byte[] utf8) {
    String text = new String(utf8, StandardCharsets.UTF_8);
    // The decoder puts a character of its own in the place of what is wrong.
    if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), utf8)) {
      throw new IllegalArgumentException("not UTF-8");
    }
    return new StrictJson("the text", text);
  }

  boolean isObject() {
    return cursor.is('{');
  }

  /** Whether the value is an array. */
  public boolean isArray() {
    return cursor.is('[');
  }

  /** Whether the value is a string. */
  public boolean isText() {
    return cursor.is('"');
  }

  /** Whether the value is a number without fraction and exponent, of any size. */
  public boolean isWhole() {
    return cursor.isWhole();
  }

  /** The value is an object, whose members are read next. */
  public void startObject() {
    require(isObject());
    open(new HashSet<>());
  }

  /** Steps to the value of the next member and gives the member's name; null past the end. */
  public @Nullable String nextMember() {
    if (!next('}')) {
      return null;
    }
    String name = cursor.string();
    Set<String> known = members[depth];
    if (known == null || !known.add(name)) {
      throw cursor.broken("a duplicate member");
    }
    cursor.skipBlanks();
    cursor.take(':');
    cursor.skipBlanks();
    return name;
  }

  /** The value is an array, whose elements are read next. */
  public void startArray() {
    require(isArray());
    open(null);
  }

  /** Steps to the next element; false past the end. */
  public boolean nextElement() {
    return next(']');
  }

  /** Steps to the next element, which has to be there. */
  public void element() {
    if (!nextElement()) {
      throw new IllegalArgumentException("an array ends too early");
    }
  }

  /** Steps past the end, which has to come. */
  public void endArray() {
    if (nextElement()) {
      throw new IllegalArgumentException("an array is too long");
    }
  }

  /** The value, a string. */
  public String text() {
    require(isText());
    return cursor.string();
  }

  /** The value, a whole number. */
  public long number() {
    require(isWhole());
    return cursor.whole();
  }

  /** The value, a number of seconds since 1970, until the year 9999. */
  public Instant seconds() {
    long second = number();
    require(second >= 0 && second < 253_402_300_800L);
    return Instant.ofEpochSecond(second);
  }

  /** The value, a UUID as a string. */
  public UUID uuid() {
    return UUID.fromString(text());
  }

  /** The value, true or false. */
  public boolean truth() {
    boolean isTrue = cursor.is('t');
    require(isTrue || cursor.is('f'));
    skip();
    return isTrue;
  }

  /** Passes over the value, whatever it is. */
  public void skip() {
    switch (cursor.current()) {
      case '{' -> {
        startObject();
        while (nextMember() != null) {
          skip();
        }
      }
      case '[' -> {
        startArray();
        while (nextElement()) {
          skip();
        }
      }
      case '"' -> cursor.string();
      case 't' -> cursor.skip("true");
      case 'f' -> cursor.skip("false");
      case 'n' -> cursor.skip("null");
      default -> cursor.skipNumber();
    }
  }

  /** Nothing may follow. */
  public void end() {
    cursor.skipBlanks();
    if (!cursor.isAtEnd()) {
      throw cursor.broken("something follows the end");
    }
  }

  private void open(@Nullable Set<String> names) {
    if (depth == MAX_DEPTH) {
      throw cursor.broken("too deep");
    }
    cursor.take();
    depth++;
    members[depth] = names;
    begun[depth] = false;
  }

  private boolean next(char end) {
    cursor.skipBlanks();
    if (cursor.current() == end) {
      cursor.take();
      depth--;
      return false;
    }
    if (begun[depth]) {
      cursor.take(',');
      cursor.skipBlanks();
    }
    begun[depth] = true;
    return true;
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("a value of another type");
    }
  }
}
