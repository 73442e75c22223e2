package io.entitlements.core.internal.signing;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Keys with known seeds. */
final class TestKeys {

  /** The key of RFC 8032 section 7.1 TEST 1, which is also that of RFC 8037 appendix A. */
  static final SigningKey RFC =
      SigningKey.ofSeed(hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));

  static final SigningKey OTHER = SigningKey.ofSeed(filled(7));
  static final MacKey MAC = MacKey.of(filled(1));
  static final MacKey OTHER_MAC = MacKey.of(filled(2));
  static final VerificationKeys TRUSTED = VerificationKeys.of(List.of(RFC.publicKey()));

  private TestKeys() {}

  static byte[] filled(int value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
