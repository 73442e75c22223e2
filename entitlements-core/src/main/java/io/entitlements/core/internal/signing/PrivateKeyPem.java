package io.entitlements.core.internal.signing;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** An Ed25519 seed as PKCS#8 in PEM (RFC 8410, RFC 7468), as OpenSSL writes and reads it. */
public final class PrivateKeyPem {

  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final int SEED_LENGTH = 32;

  /** Everything of the DER before the seed: version 0, the algorithm 1.3.101.112, octet strings. */
  private static final byte[] DER_HEAD =
      HexFormat.of().parseHex("302e020100300506032b657004220420");

  private PrivateKeyPem() {}

  /** Writes the PEM text of a seed of 32 bytes. */
  public static String write(byte[] seed) {
    byte[] der = Arrays.copyOf(DER_HEAD, DER_HEAD.length + SEED_LENGTH);
    System.arraycopy(seed, 0, der, DER_HEAD.length, SEED_LENGTH);
    return BEGIN + "\n" + Base64.getEncoder().encodeToString(der) + "\n" + END + "\n";
  }

  /** Reads the seed; empty if the text is anything else than one unencrypted Ed25519 key. */
  public static Optional<byte[]> read(String pem) {
    String text = pem.strip();
    if (!text.startsWith(BEGIN)
        || !text.endsWith(END)
        || text.length() < BEGIN.length() + END.length()) {
      return Optional.empty();
    }
    String body = text.substring(BEGIN.length(), text.length() - END.length()).strip();
    byte[] der;
    try {
      der = Base64.getDecoder().decode(body);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    boolean isSeed =
        der.length == DER_HEAD.length + SEED_LENGTH
            && Arrays.equals(der, 0, DER_HEAD.length, DER_HEAD, 0, DER_HEAD.length);
    return isSeed
        ? Optional.of(Arrays.copyOfRange(der, DER_HEAD.length, der.length))
        : Optional.empty();
  }
}
