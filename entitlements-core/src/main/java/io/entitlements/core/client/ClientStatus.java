package io.entitlements.core.client;

import io.entitlements.core.lease.VerifiedLease;
import io.entitlements.lease.LeaseRefusal;
import io.entitlements.type.DeviceId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How an installation stands, for a page of settings.
 *
 * @param device this installation
 * @param lease the lease that counts, if any
 * @param refusal why the lease that is there does not count, if it was read and does not
 * @param productKey the product key that was given here and not given up: asked for, in use, or to
 *     be given again after a refusal; empty if there is none
 * @param returnPending whether something that was given up here is not told to the portal yet, as
 *     far as is known; a return file that was carried there is known only at the next exchange
 * @param needsRefresh whether something is wrong that a refresh or a new lease and bundle put
 *     right; also if {@code device} is for this run only, because the folder cannot be written or
 *     read, or a later version of the program has written in it
 * @param trialUntil the first instant after the trial; empty if there is none, or if it cannot be
 *     known any more
 * @param time what time it is, as far as this client knows
 * @param clock what it thinks of the computer's clock
 */
public record ClientStatus(
    DeviceId device,
    Optional<VerifiedLease> lease,
    Optional<LeaseRefusal> refusal,
    Optional<KeyInUse> productKey,
    boolean returnPending,
    boolean needsRefresh,
    Optional<Instant> trialUntil,
    Instant time,
    ClockState clock) {

  /** Checks that nothing is missing. */
  public ClientStatus {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(lease, "lease");
    Objects.requireNonNull(refusal, "refusal");
    Objects.requireNonNull(productKey, "productKey");
    Objects.requireNonNull(trialUntil, "trialUntil");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(clock, "clock");
  }
}
