package io.entitlements.core.lease;

import io.entitlements.lease.BundleRefusal;
import io.entitlements.lease.SignedBundle;

/** What came of verifying a signed bundle. */
public sealed interface BundleVerification {

  /**
   * It is genuine and not older than what was known.
   *
   * @param verifier a verifier that knows its keys and revocations
   * @param kept the same bundle with those introductions that made a key known, for whoever knows
   *     the keys that were asked
   */
  record Accepted(LeaseVerifier verifier, SignedBundle kept) implements BundleVerification {}

  /**
   * It is not accepted; the verifier that was asked stays as it is.
   *
   * @param reason why
   */
  record Refused(BundleRefusal reason) implements BundleVerification {}
}
