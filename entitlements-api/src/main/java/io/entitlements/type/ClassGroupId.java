package io.entitlements.type;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies one class group.
 *
 * @param value the identifier, made by the engine; time-ordered (RFC 9562, version 7)
 */
public record ClassGroupId(UUID value) {

  /** Checks that there is a value. */
  public ClassGroupId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the text form.
   *
   * @param text a UUID as {@link #toString()} writes it
   * @return the identifier
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static ClassGroupId parse(String text) {
    return new ClassGroupId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
