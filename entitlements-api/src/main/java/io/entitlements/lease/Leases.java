package io.entitlements.lease;

import io.entitlements.activation.RefreshProof;
import io.entitlements.activation.RefreshRefusal;
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.Scope;
import java.util.Optional;

/** Signed statements for offline use. Thread-safe; every method blocks on the store. */
public interface Leases {

  /**
   * Issues a lease to an activated device: everything the account or computer has a right to now,
   * of the products that were asked for, dated, so that the device can decide by itself until the
   * lease ends. Also blocks on the signer.
   *
   * @param request what it is asked for
   * @return the lease, or empty if the device was never activated so or the activation was taken
   *     back
   */
  Optional<Lease> issue(LeaseRequest request);

  /**
   * Refreshes an activation and issues a lease with it: what a client program asks for when it has
   * a network.
   *
   * @param request what the device was activated by, and what the lease is for
   * @param proof its secret and the hash of the next
   * @return the lease and which secret counts from now on, or why the activation does not go on
   */
  Outcome<RefreshedLease, RefreshRefusal> refresh(LeaseRequest request, RefreshProof proof);

  /**
   * Takes back the leases issued until now, and by whoever does not know it yet until a minute
   * later. Verifiers know it when they have the next {@link #bundle()}; what is issued afterwards
   * holds.
   *
   * <p>A person who is an administrator may do that for an organization: the leases that count its
   * product keys, those of its members, and those for its computers; and for their own account:
   * those of the account, and those for a device that it has signed in on. The vendor ({@link
   * Actor.Task}) may do everything. Nobody has to when a product key is revoked or gets a new text:
   * that takes back what it must by itself.
   *
   * @param by who does it
   * @param home the organization or account whose matter it is, and in whose history it is recorded
   * @param what which leases
   * @param reason for the record: 1 to 200 characters, without personal data
   * @param key the caller's key: the same request again changes nothing and gives the same answer
   * @return the revocation with the revision of {@code home}, or why not
   */
  Outcome<Revocation, RevocationRefusal> revoke(
      Actor by, Scope home, LeasesOf what, String reason, IdempotencyKey key);

  /**
   * The signed bundle of now: public keys with their states, revocations, and the time. It may be
   * kept and given to everybody for some minutes. Also blocks on the signer.
   *
   * @return the bundle
   */
  SignedBundle bundle();

  /**
   * The public keys that verify leases, for client programs. Does not block.
   *
   * @return the keys with their states, without any secret, and how to cache them
   */
  JwkSet jwkSet();
}
