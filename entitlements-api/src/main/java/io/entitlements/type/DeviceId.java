package io.entitlements.type;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies one installation of a client program on one computer: a random value that the client
 * makes once and keeps.
 *
 * @param value the identifier, made by the client at random; no MAC address or name is in it
 */
public record DeviceId(UUID value) {

  /** Checks that there is a value. */
  public DeviceId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the text form.
   *
   * @param text a UUID as {@link #toString()} writes it
   * @return the identifier
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static DeviceId parse(String text) {
    return new DeviceId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }

  /** Written out: a record's own costs a client program's launch more than reading a lease. */
  @Override
  public boolean equals(Object other) {
    return other instanceof DeviceId that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }
}
