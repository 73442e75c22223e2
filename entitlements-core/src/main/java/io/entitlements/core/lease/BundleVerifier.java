package io.entitlements.core.lease;

import io.entitlements.core.internal.lease.BundleReader;
import io.entitlements.core.internal.lease.BundleStatement;
import io.entitlements.core.internal.lease.BundleText;
import io.entitlements.core.internal.signing.Jws;
import io.entitlements.core.internal.signing.JwsResult;
import io.entitlements.lease.BundleRefusal;
import io.entitlements.lease.SignedBundle;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Verifies bundles for a {@link LeaseVerifier}; a program that has none does not load it. */
final class BundleVerifier {

  private BundleVerifier() {}

  static BundleVerification verify(SignedBundle bundle, LeaseVerifier known) {
    BundleText text = BundleText.of(bundle.text());
    if (text == null) {
      return new BundleVerification.Refused(BundleRefusal.TOO_LARGE);
    }
    Instant heardAt = known.bundle == null ? null : known.bundle.issuedAt();
    Followed followed = Followed.from(known.keys, heardAt, text.introductions(), known.signatures);
    JwsResult result =
        Jws.verify(
            text.bundle(),
            BundleStatement.TYP,
            followed.keys(),
            known.signatures,
            BundleStatement.MAX_CHARACTERS);
    if (result instanceof JwsResult.Refused refused) {
      return new BundleVerification.Refused(Faults.ofBundle(refused.fault()));
    }
    JwsResult.Verified verified = (JwsResult.Verified) result;
    Optional<BundleStatement> statement = BundleReader.read(verified.payload(), known.signatures);
    if (statement.isEmpty()) {
      return new BundleVerification.Refused(BundleRefusal.MALFORMED);
    }
    BundleRefusal refusal = refusal(verified, statement.get(), known);
    return refusal == null
        ? new BundleVerification.Accepted(
            new LeaseVerifier(known, statement.get()),
            new SignedBundle(text.with(followed.taken()).text()))
        : new BundleVerification.Refused(refusal);
  }

  private static @Nullable BundleRefusal refusal(
      JwsResult.Verified verified, BundleStatement next, LeaseVerifier known) {
    Optional<JwsResult.Fault> fault = verified.faultOfKey(next.issuedAt());
    if (fault.isEmpty() || fault.get() == JwsResult.Fault.KEY_NOT_YET_IN_USE) {
      // What it says of the key that signed it counts as well, and when that begins it alone says:
      // after a theft the next key begins sooner than was published.
      fault = verified.faultOfKey(next.issuedAt(), next.keys());
    }
    if (fault.isPresent()) {
      return Faults.ofBundle(fault.get());
    }
    if (!next.issuer().equals(known.issuer)) {
      return BundleRefusal.WRONG_ISSUER;
    }
    return known.bundle != null && next.isOlderThan(known.bundle)
        ? BundleRefusal.OLDER_THAN_KNOWN
        : null;
  }
}
