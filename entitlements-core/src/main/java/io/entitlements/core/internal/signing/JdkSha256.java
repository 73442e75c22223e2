package io.entitlements.core.internal.signing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The JDK's. */
final class JdkSha256 implements Sha256 {

  @Override
  public byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java runtime has SHA-256", impossible);
    }
  }
}
