package io.entitlements.core.internal.signing;

import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Optional;
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

  private final Provider provider;
  private volatile @Nullable ProvenKey latest;

  /**
   * Finds the JDK's provider.
   *
   * @throws IllegalStateException if this runtime has no provider SunEC with Ed25519
   */
  public JdkEd25519() {
    Provider sunEc = Security.getProvider("SunEC");
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
    try {
      Optional<PublicKey> key = prove(publicKey);
      return key.isPresent() && matches(key.get(), message, signature);
    } catch (NoSuchAlgorithmException noLongerThere) {
      throw new IllegalStateException("the provider SunEC has lost Ed25519", noLongerThere);
    } catch (SignatureException | InvalidKeyException | InvalidKeySpecException refused) {
      return false;
    }
  }

  private boolean matches(PublicKey key, byte[] message, byte[] signature)
      throws NoSuchAlgorithmException, InvalidKeyException, SignatureException {
    Signature verification = Signature.getInstance(ALGORITHM, provider);
    verification.initVerify(key);
    verification.update(message);
    return verification.verify(signature);
  }

  private Optional<PublicKey> prove(byte[] publicKey)
      throws NoSuchAlgorithmException, InvalidKeySpecException {
    ProvenKey known = latest;
    if (known != null && Arrays.equals(known.encoded, publicKey)) {
      return Optional.of(known.key);
    }
    byte[] encoded = publicKey.clone();
    Optional<EdwardsPoint> decoded = EdwardsPoint.decode(encoded);
    if (decoded.isEmpty() || !decoded.get().hasPrimeOrder()) {
      return Optional.empty();
    }
    EdECPoint point = new EdECPoint(EdwardsPoint.isXOdd(encoded), EdwardsPoint.y(encoded));
    PublicKey key =
        KeyFactory.getInstance(ALGORITHM, provider)
            .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    latest = new ProvenKey(encoded, key);
    return Optional.of(key);
  }

  private static final class ProvenKey {
    private final byte[] encoded;
    private final PublicKey key;

    ProvenKey(byte[] encoded, PublicKey key) {
      this.encoded = encoded;
      this.key = key;
    }
  }
}
