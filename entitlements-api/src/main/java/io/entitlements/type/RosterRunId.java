package io.entitlements.type;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies one run of a roster connection, and its report.
 *
 * @param value the identifier, made by the engine; time-ordered (RFC 9562, version 7)
 */
public record RosterRunId(UUID value) {

  /** Checks that there is a value. */
  public RosterRunId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the text form.
   *
   * @param text a UUID as {@link #toString()} writes it
   * @return the identifier
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static RosterRunId parse(String text) {
    return new RosterRunId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
