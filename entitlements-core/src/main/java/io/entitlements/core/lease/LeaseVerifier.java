package io.entitlements.core.lease;

import io.entitlements.catalog.ProductId;
import io.entitlements.core.internal.lease.BundleStatement;
import io.entitlements.core.internal.lease.LeaseReader;
import io.entitlements.core.internal.lease.LeaseStatement;
import io.entitlements.core.internal.lease.RevocationList;
import io.entitlements.core.internal.signing.Ed25519Verifier;
import io.entitlements.core.internal.signing.Jws;
import io.entitlements.core.internal.signing.JwsResult;
import io.entitlements.core.internal.signing.VerificationKeys;
import io.entitlements.lease.Lease;
import io.entitlements.lease.LeaseRefusal;
import io.entitlements.lease.SignedBundle;
import io.entitlements.type.DeviceId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies leases and bundles with pinned public keys, without a network or a store. Immutable and
 * thread-safe; nothing blocks.
 */
public final class LeaseVerifier {

  final String issuer;
  private final String audience;
  private final Set<ProductId> products;
  final Ed25519Verifier signatures;
  final VerificationKeys keys;
  final @Nullable BundleStatement bundle;
  private final @Nullable RevocationList revocations;

  LeaseVerifier(
      String issuer,
      String audience,
      Set<ProductId> products,
      Ed25519Verifier signatures,
      VerificationKeys keys) {
    this.issuer = issuer;
    this.audience = audience;
    this.products = Set.copyOf(products);
    this.signatures = signatures;
    this.keys = keys;
    this.bundle = null;
    this.revocations = null;
  }

  /** The same one, knowing what a verified bundle says. */
  LeaseVerifier(LeaseVerifier before, BundleStatement bundle) {
    this.issuer = before.issuer;
    this.audience = before.audience;
    this.products = before.products;
    this.signatures = before.signatures;
    this.keys = bundle.keys().after(before.keys, bundle.issuedAt());
    this.bundle = bundle;
    this.revocations = RevocationList.of(bundle.revocations());
  }

  /**
   * Begins the making of a verifier.
   *
   * @param issuer whose leases are accepted
   * @param jwkSet the issuer's public keys as a JWK set (RFC 7517), as {@link
   *     io.entitlements.lease.Leases#jwkSet()} gives it
   * @return a builder that needs the audience and the products, and reads the key set at the end
   */
  public static LeaseVerifierBuilder builder(String issuer, String jwkSet) {
    return new LeaseVerifierBuilder(issuer, jwkSet);
  }

  /**
   * Verifies a lease: form, algorithm, kind, key and its state, signature, issuer, audience,
   * product, device, time and revocation.
   *
   * @param lease the lease as received; any text
   * @param device the device on which this runs
   * @param now the instant, by a clock that may be wrong; where it is before the {@link
   *     #signedTime()}, that counts
   * @return what it states, or the first rule that it breaks; never an exception for what the text
   *     says
   */
  public LeaseVerification verify(Lease lease, DeviceId device, Instant now) {
    return verify(lease, device, new FixedTime(now));
  }

  /**
   * Verifies a lease as {@link #verify(Lease, DeviceId, Instant)} does, on a computer whose clock
   * may be wrong.
   *
   * @param lease the lease as received; any text
   * @param device the device on which this runs
   * @param time is told when the lease was issued, once all that does not depend on the time is
   *     right, and says what time it is
   * @return what it states, or the first rule that it breaks
   */
  public LeaseVerification verify(Lease lease, DeviceId device, FlooredTime time) {
    JwsResult result = Jws.verify(lease.text(), LeaseStatement.TYP, keys, signatures);
    if (!(result instanceof JwsResult.Verified verified)) {
      JwsResult.Fault fault = ((JwsResult.Refused) result).fault();
      return new LeaseVerification.Refused(Faults.ofLease(fault));
    }
    Optional<LeaseStatement> statement = LeaseReader.read(verified.payload());
    if (statement.isEmpty()) {
      return new LeaseVerification.Refused(LeaseRefusal.MALFORMED);
    }
    LeaseRefusal refusal = refusal(verified, statement.get(), device, time);
    return refusal == null
        ? new LeaseVerification.Accepted(new VerifiedLease(statement.get(), products))
        : new LeaseVerification.Refused(refusal);
  }

  private @Nullable LeaseRefusal refusal(
      JwsResult.Verified verified, LeaseStatement lease, DeviceId device, FlooredTime time) {
    Optional<JwsResult.Fault> fault = verified.faultOfKey(lease.issuedAt());
    if (fault.isPresent()) {
      return Faults.ofLease(fault.get());
    }
    if (!lease.issuer().equals(issuer)) {
      return LeaseRefusal.WRONG_ISSUER;
    }
    if (!lease.audience().equals(audience)) {
      return LeaseRefusal.WRONG_AUDIENCE;
    }
    if (!isForAProductOfOurs(lease)) {
      return LeaseRefusal.WRONG_PRODUCT;
    }
    if (!lease.device().equals(device)) {
      return LeaseRefusal.WRONG_DEVICE;
    }
    Instant now = notBeforeSignedTime(time.notBefore(lease.issuedAt()));
    if (now.isBefore(lease.notBefore())) {
      return LeaseRefusal.NOT_YET_VALID;
    }
    if (!now.isBefore(lease.expiresAt())) {
      return LeaseRefusal.EXPIRED;
    }
    return revocations != null && revocations.revokes(lease) ? LeaseRefusal.REVOKED : null;
  }

  private record FixedTime(Instant now) implements FlooredTime {
    @Override
    public Instant notBefore(Instant signed) {
      return now;
    }
  }

  /**
   * A clock that is behind the bundle is wrong; and what has ended by the bundle's time may have
   * left its revocations.
   */
  private Instant notBeforeSignedTime(Instant now) {
    return bundle != null && now.isBefore(bundle.issuedAt()) ? bundle.issuedAt() : now;
  }

  private boolean isForAProductOfOurs(LeaseStatement lease) {
    for (ProductId product : lease.products()) {
      if (products.contains(product)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Verifies a bundle, and gives a verifier that knows what it says. Its keys take the place of
   * those known so far, and its revocations too; a key once known as compromised stays so, and one
   * that begins later and is not in the bundle yet stays known. A key that was published as the
   * next one may begin sooner, by a bundle that it signs itself.
   *
   * <p>The introductions before the bundle are followed from the keys known so far: a key that is
   * known introduces the one after it. A compromised key introduces none, nor does one that was
   * retired when the bundle known so far was issued.
   *
   * @param bundle the bundle as received; any text
   * @return the new verifier, or the first rule that the bundle breaks; never an exception for what
   *     the text says
   */
  public BundleVerification with(SignedBundle bundle) {
    return BundleVerifier.verify(bundle, this);
  }

  /**
   * The time floor: when the newest bundle that this verifier knows was issued. The true time is
   * not before it.
   *
   * @return an instant in whole seconds, or empty if no bundle is known
   */
  public Optional<Instant> signedTime() {
    return bundle == null ? Optional.empty() : Optional.of(bundle.issuedAt());
  }
}
