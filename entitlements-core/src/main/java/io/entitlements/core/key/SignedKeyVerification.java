package io.entitlements.core.key;

import io.entitlements.key.SignedKeyRefusal;

/** What came of verifying a signed product key. */
public sealed interface SignedKeyVerification {

  /**
   * It is genuine, for this product, and its term covers the instant.
   *
   * @param key what it states
   */
  record Accepted(VerifiedProductKey key) implements SignedKeyVerification {}

  /**
   * It is not accepted; nothing it says may be used.
   *
   * @param reason why
   */
  record Refused(SignedKeyRefusal reason) implements SignedKeyVerification {}
}
