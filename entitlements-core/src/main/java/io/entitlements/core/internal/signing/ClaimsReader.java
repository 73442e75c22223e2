package io.entitlements.core.internal.signing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the claims of a verified text (RFC 7519), value by value, each of exactly the type asked
 * for. Loads Jackson's streaming core only. Not thread-safe.
 *
 * <p>Every method throws {@link IllegalArgumentException} or {@link JacksonException} where the
 * text is something else.
 */
public final class ClaimsReader implements AutoCloseable {

  private final JsonParser parser;

  private ClaimsReader(JsonParser parser) {
    this.parser = parser;
  }

  /** Opens the bytes; the one object that they are has begun. Empty if they are not UTF-8. */
  public static Optional<ClaimsReader> open(byte[] payload) {
    Optional<String> text = StrictJson.utf8(payload);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    ClaimsReader claims = new ClaimsReader(StrictJson.parser(text.get()));
    claims.parser.nextToken();
    claims.startObject();
    return Optional.of(claims);
  }

  /** The object whose members are read next is the present value. */
  public void startObject() {
    expect(JsonToken.START_OBJECT);
  }

  /** The array whose elements are read next is the present value. */
  public void startArray() {
    expect(JsonToken.START_ARRAY);
  }

  /** Steps to the next member's value and gives the member's name; null at the object's end. */
  public @Nullable String nextMember() {
    if (parser.nextToken() == JsonToken.END_OBJECT) {
      return null;
    }
    String name = parser.currentName();
    parser.nextToken();
    return name;
  }

  /** Steps to the next element; false at the array's end. */
  public boolean nextElement() {
    return parser.nextToken() != JsonToken.END_ARRAY;
  }

  /** Steps to the next element, which has to be there. */
  public void element() {
    if (!nextElement()) {
      throw new IllegalArgumentException("an array ends too early");
    }
  }

  /** Steps to the array's end, which has to come. */
  public void endArray() {
    if (nextElement()) {
      throw new IllegalArgumentException("an array is too long");
    }
  }

  /** The present value, a string. */
  public String text() {
    expect(JsonToken.VALUE_STRING);
    return parser.getString();
  }

  /** The present value, a whole number. */
  public long number() {
    expect(JsonToken.VALUE_NUMBER_INT);
    return parser.getLongValue();
  }

  /** The present value, a number of seconds since 1970. */
  public Instant seconds() {
    return Instant.ofEpochSecond(number());
  }

  /** The present value, a UUID as a string. */
  public UUID uuid() {
    return UUID.fromString(text());
  }

  /** The present value, true or false. */
  public boolean truth() {
    if (parser.currentToken() == JsonToken.VALUE_TRUE) {
      return true;
    }
    expect(JsonToken.VALUE_FALSE);
    return false;
  }

  /** The present value, a JWK set. */
  public VerificationKeys jwkSet() {
    return JwkSetJson.read(parser);
  }

  /** Passes over the present value. */
  public void skip() {
    parser.skipChildren();
  }

  /** Nothing may follow. */
  public void end() {
    if (parser.nextToken() != null) {
      throw new IllegalArgumentException("something follows the claims");
    }
  }

  @Override
  public void close() {
    parser.close();
  }

  private void expect(JsonToken token) {
    if (parser.currentToken() != token) {
      throw new IllegalArgumentException("a value of another type");
    }
  }
}
