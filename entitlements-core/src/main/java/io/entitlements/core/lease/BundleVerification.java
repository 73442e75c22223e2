package io.entitlements.core.lease;

import io.entitlements.lease.BundleRefusal;

/** What came of verifying a signed bundle. */
public sealed interface BundleVerification {

  /**
   * It is genuine and not older than what was known.
   *
   * @param verifier a verifier that knows its keys and revocations
   */
  record Accepted(LeaseVerifier verifier) implements BundleVerification {}

  /**
   * It is not accepted; the verifier that was asked stays as it is.
   *
   * @param reason why
   */
  record Refused(BundleRefusal reason) implements BundleVerification {}
}
