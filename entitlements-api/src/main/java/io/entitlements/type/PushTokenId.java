package io.entitlements.type;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies one token by which a directory pushes its list.
 *
 * @param value the identifier, made by the engine; time-ordered (RFC 9562, version 7)
 */
public record PushTokenId(UUID value) {

  /** Checks that there is a value. */
  public PushTokenId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the text form.
   *
   * @param text a UUID as {@link #toString()} writes it
   * @return the identifier
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static PushTokenId parse(String text) {
    return new PushTokenId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
