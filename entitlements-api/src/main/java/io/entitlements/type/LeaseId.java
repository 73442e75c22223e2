package io.entitlements.type;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies one issued lease ({@code jti} of RFC 7519).
 *
 * @param value the identifier, made by the engine; time-ordered (RFC 9562, version 7)
 */
public record LeaseId(UUID value) {

  /** Checks that there is a value. */
  public LeaseId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the text form.
   *
   * @param text a UUID as {@link #toString()} writes it
   * @return the identifier
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static LeaseId parse(String text) {
    return new LeaseId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
