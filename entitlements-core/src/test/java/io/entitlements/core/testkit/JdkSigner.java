package io.entitlements.core.testkit;

import io.entitlements.spi.Signer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;

/** A signer of the host's own: a new key of the JDK, which never leaves it. */
final class JdkSigner implements Signer {

  private static final int PUBLIC_KEY_BYTES = 32;

  private final KeyPair pair;

  JdkSigner() {
    try {
      this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java runtime has Ed25519", impossible);
    }
  }

  @Override
  public byte[] publicKey() {
    // X.509 (RFC 8410): the point is its end.
    byte[] encoded = pair.getPublic().getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - PUBLIC_KEY_BYTES, encoded.length);
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException("cannot sign now", failed);
    }
  }
}
