package io.entitlements.lease;

import io.entitlements.activation.Refreshed;
import java.util.Objects;

/**
 * What a device gets when it refreshes its activation.
 *
 * @param lease the new lease
 * @param secret which secret to show the next time
 */
public record RefreshedLease(Lease lease, Refreshed.Secret secret) {

  /** Checks that nothing is missing. */
  public RefreshedLease {
    Objects.requireNonNull(lease, "lease");
    Objects.requireNonNull(secret, "secret");
  }
}
