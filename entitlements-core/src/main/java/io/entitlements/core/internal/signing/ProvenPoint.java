package io.entitlements.core.internal.signing;

import java.math.BigInteger;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A public key of proven order as the JDK's signatures take it. The JDK's own key factory would
 * make another one of it, and is spared at a launch.
 */
@SuppressWarnings("serial") // keys have to be serializable; this one stays where it is
final class ProvenPoint implements EdECPublicKey {

  private static final long serialVersionUID = 1;

  private final byte[] encoded;
  private final transient EdECPoint point;

  /** Takes the canonical encoding of a point. */
  ProvenPoint(byte[] encoding) {
    this.encoded = encoding.clone();
    byte[] bigEndian = new byte[encoded.length];
    for (int i = 0; i < encoded.length; i++) {
      bigEndian[i] = encoded[encoded.length - 1 - i];
    }
    boolean isXOdd = bigEndian[0] < 0;
    bigEndian[0] &= 0x7f;
    this.point = new EdECPoint(isXOdd, new BigInteger(1, bigEndian));
  }

  boolean isOf(byte[] encoding) {
    return Arrays.equals(encoded, encoding);
  }

  @Override
  public EdECPoint getPoint() {
    return point;
  }

  @Override
  public NamedParameterSpec getParams() {
    return NamedParameterSpec.ED25519;
  }

  @Override
  public String getAlgorithm() {
    return "EdDSA";
  }

  /** As of a key that is not to be encoded. */
  @Override
  public @Nullable String getFormat() {
    return null;
  }

  /** As of a key that is not to be encoded. */
  @Override
  public byte @Nullable [] getEncoded() {
    return null;
  }
}
