package io.entitlements.type;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies one subscription; unique by itself, but always read together with its organization.
 *
 * @param value the identifier, made by the engine; time-ordered (RFC 9562, version 7)
 */
public record SubscriptionId(UUID value) {

  /** Checks that there is a value. */
  public SubscriptionId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the text form.
   *
   * @param text a UUID as {@link #toString()} writes it
   * @return the identifier
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static SubscriptionId parse(String text) {
    return new SubscriptionId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }

  /** Written out: a record's own costs a client program's launch more than reading a lease. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SubscriptionId that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }
}
