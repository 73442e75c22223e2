package io.entitlements.type;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a school, district or company.
 *
 * @param value the identifier, made by the engine; time-ordered (RFC 9562, version 7)
 */
public record OrganizationId(UUID value) implements Scope {

  /** Checks that there is a value. */
  public OrganizationId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the text form.
   *
   * @param text a UUID as {@link #toString()} writes it
   * @return the identifier
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static OrganizationId parse(String text) {
    return new OrganizationId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
