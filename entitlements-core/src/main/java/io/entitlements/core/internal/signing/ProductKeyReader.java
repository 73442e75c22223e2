package io.entitlements.core.internal.signing;

import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.Product;
import io.entitlements.core.internal.signing.SignedKeyReader.Reading;
import io.entitlements.key.SignedKeyRefusal;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads product keys where they are presented to the server, typed or signed. A signed one is not
 * judged by the term that it states: the records know of renewals since.
 */
public final class ProductKeyReader {

  private final Supplier<Catalog> catalog;
  private final MacKeyRing macKeys;
  private final SignedKeyReader signed;

  /** Composes the reader. */
  public ProductKeyReader(Supplier<Catalog> catalog, MacKeyRing macKeys, SignedKeyReader signed) {
    this.catalog = catalog;
    this.macKeys = macKeys;
    this.signed = signed;
  }

  /** Reads any text. */
  public PresentedKey read(String presented) {
    return SignedKeyText.isMeant(presented) ? signed(presented) : typed(presented);
  }

  private PresentedKey typed(String text) {
    ParsedKey parsed = ProductKeyCodec.parse(text, prefixes());
    if (parsed instanceof ParsedKey.Mistyped mistyped) {
      return new PresentedKey.Mistyped(mistyped.fault());
    }
    ParsedKey.WellFormed key = (ParsedKey.WellFormed) parsed;
    Optional<MacKey> secret = macKeys.find(key.generation());
    if (secret.isEmpty()) {
      return new PresentedKey.SecretMissing(key.generation());
    }
    return ProductKeyCodec.macMatches(key, secret.get())
        ? new PresentedKey.Genuine(ProductKeyMint.lookup(key.prefix(), key.generation(), key.id()))
        : new PresentedKey.Forged();
  }

  private PresentedKey signed(String text) {
    Reading reading = signed.read(text);
    if (reading instanceof Reading.Refused refused) {
      return new PresentedKey.Unacceptable(refused.reason());
    }
    KeyStatement statement = ((Reading.Genuine) reading).statement();
    // An upgrade gives a key another prefix and with it another reference: the records decide.
    return catalog.get().product(statement.product()).isPresent()
        ? new PresentedKey.Genuine(statement.reference())
        : new PresentedKey.Unacceptable(SignedKeyRefusal.WRONG_PRODUCT);
  }

  private Set<String> prefixes() {
    return catalog.get().products().stream()
        .map(Product::keyPrefix)
        .collect(Collectors.toUnmodifiableSet());
  }
}
