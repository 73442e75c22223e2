package io.entitlements.core.internal.signing;

import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/**
 * Ed25519 by Bouncy Castle: the fastest once warm, the choice of servers. It checks a multiple of
 * the equation, in which a low-order part of R may vanish (RFC 8032 allows both). Thread-safe; it
 * remembers the last key that it proved.
 */
public final class BouncyCastleEd25519 implements Ed25519Verifier {

  private volatile @Nullable ProvenKey latest;

  @Override
  public boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
    if (!StrictEd25519.isKeyEncoding(publicKey) || !StrictEd25519.isSignatureEncoding(signature)) {
      return false;
    }
    Ed25519.PublicPoint point = prove(publicKey);
    return point != null && Ed25519.verify(signature, 0, point, message, 0, message.length);
  }

  @Override
  public byte[] sha256(byte[] bytes) {
    SHA256Digest digest = new SHA256Digest();
    digest.update(bytes, 0, bytes.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return hash;
  }

  private Ed25519.@Nullable PublicPoint prove(byte[] publicKey) {
    ProvenKey known = latest;
    if (known != null && Arrays.equals(known.encoded, publicKey)) {
      return known.point;
    }
    byte[] encoded = publicKey.clone();
    Ed25519.PublicPoint point = Ed25519.validatePublicKeyFullExport(encoded, 0);
    if (point != null) {
      latest = new ProvenKey(encoded, point);
    }
    return point;
  }

  private static final class ProvenKey {
    private final byte[] encoded;
    private final Ed25519.PublicPoint point;

    ProvenKey(byte[] encoded, Ed25519.PublicPoint point) {
      this.encoded = encoded;
      this.point = point;
    }
  }
}
