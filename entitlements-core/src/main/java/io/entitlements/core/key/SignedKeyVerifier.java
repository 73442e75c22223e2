package io.entitlements.core.key;

import io.entitlements.catalog.ProductId;
import io.entitlements.core.internal.signing.JdkEd25519;
import io.entitlements.core.internal.signing.JwkSetJson;
import io.entitlements.core.internal.signing.KeyStatement;
import io.entitlements.core.internal.signing.SignedKeyReader;
import io.entitlements.core.internal.signing.SignedKeyReader.Reading;
import io.entitlements.key.SignedKeyRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/**
 * Verifies the signed form of product keys with pinned public keys, without a network or a store.
 * Immutable and thread-safe.
 */
public final class SignedKeyVerifier {

  private static final int MAX_FILE = 64 * 1024;

  private final SignedKeyReader reader;
  private final Set<ProductId> products;

  private SignedKeyVerifier(SignedKeyReader reader, Set<ProductId> products) {
    this.reader = reader;
    this.products = products;
  }

  /**
   * Makes a verifier.
   *
   * @param issuer whose keys are accepted
   * @param jwkSet the issuer's public keys as a JWK set (RFC 7517), as {@link
   *     io.entitlements.lease.Leases#jwkSet()} gives it
   * @param products the products whose keys are accepted, at least one
   * @return the verifier
   * @throws IllegalArgumentException if the text is not a JWK set, naming what is wrong, or there
   *     is no product
   */
  public static SignedKeyVerifier of(String issuer, String jwkSet, Collection<ProductId> products) {
    if (products.isEmpty()) {
      throw new IllegalArgumentException("no product");
    }
    return new SignedKeyVerifier(
        new SignedKeyReader(issuer, JwkSetJson.read(jwkSet), new JdkEd25519()),
        Set.copyOf(products));
  }

  /**
   * Verifies a key: form, algorithm, kind, key, signature, issuer, product and term, in this order.
   * Does not block.
   *
   * @param text the key as pasted or scanned: line breaks, spaces, quotation marks and the {@code
   *     >} of a quoting mail program do not matter
   * @param now the instant
   * @return what it states, or the first rule that it breaks; never an exception for what the text
   *     says
   */
  public SignedKeyVerification verify(String text, Instant now) {
    Reading reading = reader.read(text);
    if (reading instanceof Reading.Refused refused) {
      return new SignedKeyVerification.Refused(refused.reason());
    }
    KeyStatement key = ((Reading.Genuine) reading).statement();
    if (!products.contains(key.product())) {
      return new SignedKeyVerification.Refused(SignedKeyRefusal.WRONG_PRODUCT);
    }
    if (now.isBefore(key.startsAt())) {
      return new SignedKeyVerification.Refused(SignedKeyRefusal.NOT_YET_IN_TERM);
    }
    return now.isBefore(key.endsAt())
        ? new SignedKeyVerification.Accepted(new VerifiedProductKey(key))
        : new SignedKeyVerification.Refused(SignedKeyRefusal.TERM_OVER);
  }

  /**
   * Verifies a key in a file of UTF-8 text, of which no more than 64 KiB are read. Blocks on the
   * file.
   *
   * @param file the file
   * @param now the instant
   * @return as {@link #verify(String, Instant)}
   * @throws IOException if the file cannot be read
   */
  public SignedKeyVerification verify(Path file, Instant now) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_FILE + 1);
      return bytes.length > MAX_FILE
          ? new SignedKeyVerification.Refused(SignedKeyRefusal.TOO_LARGE)
          : verify(new String(bytes, StandardCharsets.UTF_8), now);
    }
  }
}
