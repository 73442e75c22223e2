package io.entitlements.core.internal.lease;

import io.entitlements.core.internal.signing.VerificationKeys;
import io.entitlements.lease.Revocation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a signed bundle states.
 *
 * @param issuer who states it
 * @param number how many changes there were to the revocations; 0 or more
 * @param issuedAt when this was so, in whole seconds
 * @param keys the public keys with their states
 * @param revocations those that can still concern a lease
 */
public record BundleStatement(
    String issuer,
    long number,
    Instant issuedAt,
    VerificationKeys keys,
    List<Revocation> revocations) {

  /** The {@code typ} of a bundle. */
  public static final String TYP = "entitlements-bundle+jwt";

  /** The most characters of a bundle that are read: some 14,000 revocations. */
  public static final int MAX_CHARACTERS = 1024 * 1024;

  /** Checks that nothing is missing, and keeps an immutable copy. */
  public BundleStatement {
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(issuedAt, "issuedAt");
    Objects.requireNonNull(keys, "keys");
    revocations = List.copyOf(revocations);
    if (number < 0) {
      throw new IllegalArgumentException("the number of a bundle is 0 or more");
    }
  }

  /** Whether this is from before another: by its number, and where they are equal by its time. */
  public boolean isOlderThan(BundleStatement other) {
    return number != other.number ? number < other.number : issuedAt.isBefore(other.issuedAt);
  }
}
