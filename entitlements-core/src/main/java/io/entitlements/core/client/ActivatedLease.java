package io.entitlements.core.client;

import io.entitlements.activation.Activation;
import io.entitlements.lease.Lease;
import java.util.Objects;

/**
 * An activation with its first lease.
 *
 * @param activation what the client names when it refreshes
 * @param lease not verified yet
 */
public record ActivatedLease(Activation activation, Lease lease) {

  /** Checks that nothing is missing. */
  public ActivatedLease {
    Objects.requireNonNull(activation, "activation");
    Objects.requireNonNull(lease, "lease");
  }
}
