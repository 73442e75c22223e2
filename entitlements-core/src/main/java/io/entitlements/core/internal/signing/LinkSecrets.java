package io.entitlements.core.internal.signing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Secrets of links that are the same each time they are made for the same: 160 bits of an HMAC, in
 * base64url, by a key that is made for this alone from the one of product keys. Thread-safe.
 */
public final class LinkSecrets {

  private static final int BYTES = 20;

  private static final byte[] USE = utf8("entitlements link secrets 1");

  private final MacKeyRing ring;

  /** Makes them by the current key of a ring: another one makes others. */
  public LinkSecrets(MacKeyRing ring) {
    this.ring = ring;
  }

  /**
   * The secret of a link, 27 characters.
   *
   * @param name what it leads to, and for whom; the same name has the same secret
   */
  public String of(String name) {
    MacKey current = ring.find(ring.current()).orElseThrow();
    byte[] hmac = MacKey.of(current.hmac(USE)).hmac(utf8(name));
    return Base64Url.encode(Arrays.copyOf(hmac, BYTES));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "LinkSecrets[***]";
  }
}
