package io.entitlements.type;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies one product key, whatever its text is at the moment.
 *
 * @param value the identifier, made by the engine; time-ordered (RFC 9562, version 7)
 */
public record ProductKeyId(UUID value) {

  /** Checks that there is a value. */
  public ProductKeyId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the text form.
   *
   * @param text a UUID as {@link #toString()} writes it
   * @return the identifier
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static ProductKeyId parse(String text) {
    return new ProductKeyId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
