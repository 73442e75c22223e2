package io.entitlements.lease;

import io.entitlements.activation.Activation;
import io.entitlements.activation.RefreshProof;
import io.entitlements.activation.RefreshRefusal;
import io.entitlements.type.Outcome;
import java.util.Optional;

/** Signed statements for offline use. Thread-safe; every method blocks on the store. */
public interface Leases {

  /**
   * Issues a lease to an activated device: everything the account or computer has a right to now,
   * dated, so that the device can decide by itself until the lease ends.
   *
   * @param activation what the device was activated by
   * @return the lease, or empty if the device was never activated so or the activation was taken
   *     back
   */
  Optional<Lease> issue(Activation activation);

  /**
   * Refreshes an activation and issues a lease with it: what a client program asks for when it has
   * a network.
   *
   * @param activation what the device was activated by
   * @param proof its secret and the hash of the next
   * @return the lease and which secret counts from now on, or why the activation does not go on
   */
  Outcome<RefreshedLease, RefreshRefusal> refresh(Activation activation, RefreshProof proof);

  /**
   * The public keys that verify leases, for client programs: a JWK set (RFC 7517).
   *
   * @return JSON text without any secret
   */
  String jwkSet();
}
