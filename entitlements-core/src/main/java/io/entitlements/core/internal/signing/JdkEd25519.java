package io.entitlements.core.internal.signing;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import org.jspecify.annotations.Nullable;

/**
 * Ed25519 by the JDK itself: the lightest to start, the choice of client programs. Thread-safe; it
 * remembers the last key that it proved.
 *
 * <p>The provider is pinned to {@code SunEC}, so that no other one that the host has installed
 * answers in its place. In a jlink image of Java 17 it is in the module {@code jdk.crypto.ec}.
 */
public final class JdkEd25519 implements Ed25519Verifier {

  private static final String ALGORITHM = "Ed25519";

  private final Sha256 hash = new JdkSha256();
  private final Provider provider;
  private volatile @Nullable ProvenPoint latest;

  /**
   * Finds the JDK's provider.
   *
   * @throws IllegalStateException if this runtime has no provider SunEC with Ed25519
   */
  public JdkEd25519() {
    Provider sunEc = SunEc.find();
    if (sunEc == null || sunEc.getService("Signature", ALGORITHM) == null) {
      throw new IllegalStateException("this Java runtime has no Ed25519 in a provider SunEC");
    }
    this.provider = sunEc;
  }

  @Override
  public boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
    if (!StrictEd25519.isKeyEncoding(publicKey) || !StrictEd25519.isSignatureEncoding(signature)) {
      return false;
    }
    ProvenPoint key = prove(publicKey);
    return key != null && matches(key, message, signature);
  }

  @Override
  public byte[] sha256(byte[] bytes) {
    return hash.sha256(bytes);
  }

  private boolean matches(ProvenPoint key, byte[] message, byte[] signature) {
    try {
      Signature verification = Signature.getInstance(ALGORITHM, provider);
      verification.initVerify(key);
      verification.update(message);
      return verification.verify(signature);
    } catch (NoSuchAlgorithmException noLongerThere) {
      throw new IllegalStateException("the provider SunEC has lost Ed25519", noLongerThere);
    } catch (SignatureException | InvalidKeyException refused) {
      return false;
    }
  }

  private @Nullable ProvenPoint prove(byte[] publicKey) {
    ProvenPoint known = latest;
    if (known != null && known.isOf(publicKey)) {
      return known;
    }
    EdwardsPoint point = EdwardsPoint.ofY(publicKey);
    if (point == null || !point.hasPrimeOrder()) {
      return null;
    }
    ProvenPoint proven = new ProvenPoint(publicKey);
    latest = proven;
    return proven;
  }
}
