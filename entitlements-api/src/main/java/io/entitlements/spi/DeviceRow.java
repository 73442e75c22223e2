package io.entitlements.spi;

import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationEnd;
import io.entitlements.activation.MachineTraits;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An activation and what is remembered of it. A row stays when the activation ends, and serves the
 * next one of the same device and right.
 *
 * @param activation which device uses which right
 * @param secrets by which the device is recognised
 * @param traits of its machine
 * @param begunAt when the activation began, in whole milliseconds
 * @param seenAt when the device was last heard of, in whole milliseconds
 * @param end why the activation has ended; empty while it goes on
 */
public record DeviceRow(
    Activation activation,
    SecretChain secrets,
    MachineTraits traits,
    Instant begunAt,
    Instant seenAt,
    Optional<ActivationEnd> end) {

  /** Checks that nothing is missing. */
  public DeviceRow {
    Objects.requireNonNull(activation, "activation");
    Objects.requireNonNull(secrets, "secrets");
    Objects.requireNonNull(traits, "traits");
    Objects.requireNonNull(begunAt, "begunAt");
    Objects.requireNonNull(seenAt, "seenAt");
    Objects.requireNonNull(end, "end");
  }

  /**
   * Whether the activation goes on.
   *
   * @return true while it has not ended
   */
  public boolean goesOn() {
    return end.isEmpty();
  }

  /**
   * The same, ended.
   *
   * @param why why
   * @return the changed row
   */
  public DeviceRow withEnd(ActivationEnd why) {
    return new DeviceRow(activation, secrets, traits, begunAt, seenAt, Optional.of(why));
  }

  /**
   * The same, heard of again.
   *
   * @param other by which the device is recognised from now on
   * @param otherTraits of its machine
   * @param now when
   * @return the changed row
   */
  public DeviceRow seen(SecretChain other, MachineTraits otherTraits, Instant now) {
    return new DeviceRow(activation, other, otherTraits, begunAt, now, end);
  }
}
