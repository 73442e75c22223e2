package io.entitlements.core.lease;

import io.entitlements.core.internal.lease.LeaseReader;
import io.entitlements.core.internal.lease.LeaseStatement;
import io.entitlements.core.internal.signing.Ed25519Verifier;
import io.entitlements.core.internal.signing.JdkEd25519;
import io.entitlements.core.internal.signing.JwkSetJson;
import io.entitlements.core.internal.signing.Jws;
import io.entitlements.core.internal.signing.JwsResult;
import io.entitlements.core.internal.signing.VerificationKeys;
import io.entitlements.lease.Lease;
import io.entitlements.lease.LeaseRefusal;
import io.entitlements.type.DeviceId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Verifies leases with pinned public keys, without a network or a store. Immutable and thread-safe;
 * nothing blocks.
 */
public final class LeaseVerifier {

  private final String issuer;
  private final VerificationKeys keys;

  /** The JDK's, since a client verifies once per launch and Bouncy Castle costs more to load. */
  private final Ed25519Verifier signatures = new JdkEd25519();

  private LeaseVerifier(String issuer, VerificationKeys keys) {
    this.issuer = issuer;
    this.keys = keys;
  }

  /**
   * Makes a verifier.
   *
   * @param issuer whose leases are accepted
   * @param jwkSet the issuer's public keys as a JWK set (RFC 7517), as {@link
   *     io.entitlements.lease.Leases#jwkSet()} gives it
   * @return the verifier
   * @throws IllegalArgumentException if the text is not a JWK set, naming what is wrong
   */
  public static LeaseVerifier of(String issuer, String jwkSet) {
    Objects.requireNonNull(issuer, "issuer");
    return new LeaseVerifier(issuer, JwkSetJson.read(jwkSet));
  }

  /**
   * Verifies a lease: form, algorithm, kind, key, signature, issuer, device and time, in this
   * order.
   *
   * @param lease the lease as received; any text
   * @param device the device on which this runs
   * @param now the instant
   * @return what it states, or the first rule that it breaks; never an exception for what the text
   *     says
   */
  public LeaseVerification verify(Lease lease, DeviceId device, Instant now) {
    JwsResult result = Jws.verify(lease.text(), LeaseStatement.TYP, keys, signatures);
    if (result instanceof JwsResult.Refused refused) {
      return new LeaseVerification.Refused(reason(refused.fault()));
    }
    Optional<LeaseStatement> statement = LeaseReader.read(((JwsResult.Verified) result).payload());
    if (statement.isEmpty()) {
      return new LeaseVerification.Refused(LeaseRefusal.MALFORMED);
    }
    Optional<LeaseRefusal> refusal = refusal(statement.get(), device, now);
    return refusal.isPresent()
        ? new LeaseVerification.Refused(refusal.get())
        : new LeaseVerification.Accepted(new VerifiedLease(statement.get()));
  }

  private Optional<LeaseRefusal> refusal(LeaseStatement statement, DeviceId device, Instant now) {
    if (!statement.issuer().equals(issuer)) {
      return Optional.of(LeaseRefusal.WRONG_ISSUER);
    }
    if (!statement.device().equals(device)) {
      return Optional.of(LeaseRefusal.WRONG_DEVICE);
    }
    if (now.isBefore(statement.notBefore())) {
      return Optional.of(LeaseRefusal.NOT_YET_VALID);
    }
    return now.isBefore(statement.expiresAt())
        ? Optional.empty()
        : Optional.of(LeaseRefusal.EXPIRED);
  }

  private static LeaseRefusal reason(JwsResult.Fault fault) {
    return switch (fault) {
      case MALFORMED, UNSUPPORTED_CRITICAL -> LeaseRefusal.MALFORMED;
      case TOO_LARGE -> LeaseRefusal.TOO_LARGE;
      case WRONG_ALGORITHM -> LeaseRefusal.WRONG_ALGORITHM;
      case WRONG_TYPE -> LeaseRefusal.WRONG_KIND;
      case UNKNOWN_KEY -> LeaseRefusal.UNKNOWN_KEY;
      case BAD_SIGNATURE -> LeaseRefusal.BAD_SIGNATURE;
    };
  }
}
