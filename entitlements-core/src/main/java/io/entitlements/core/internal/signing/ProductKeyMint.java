package io.entitlements.core.internal.signing;

import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.Product;
import io.entitlements.catalog.ProductId;
import io.entitlements.key.Allotment;
import io.entitlements.key.ProductKey;
import io.entitlements.key.ProductKeyText;
import io.entitlements.key.SignedProductKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** Writes product keys in their two forms, and tells genuine ones from guesses. */
public final class ProductKeyMint {

  private final Supplier<Catalog> catalog;
  private final MacKeyRing macKeys;
  private final SigningRing ring;
  private final String issuer;
  private final SecureRandom random;

  /** Composes the mint. */
  public ProductKeyMint(
      Supplier<Catalog> catalog,
      MacKeyRing macKeys,
      SigningRing ring,
      String issuer,
      SecureRandom random) {
    this.catalog = catalog;
    this.macKeys = macKeys;
    this.ring = ring;
    this.issuer = issuer;
    this.random = random;
  }

  /** The generation of the secret that authenticates new keys. */
  public int generation() {
    return macKeys.current();
  }

  /** A random number for a new key: 60 bits. */
  public long nextNumber() {
    return random.nextLong() >>> 4;
  }

  /** By what a typed key is found in the store; says nothing without the secret that it lacks. */
  public String lookup(ProductId product, int generation, long number) {
    return lookup(prefix(product), generation, number);
  }

  /** By what a genuine typed key is found in the store. */
  public String lookup(ParsedKey.WellFormed genuine) {
    return lookup(genuine.prefix(), genuine.generation(), genuine.id());
  }

  static String lookup(String prefix, int generation, long number) {
    return prefix + "-" + generation + "-" + Long.toHexString(number);
  }

  /** Whether a well-formed key was made with a secret of ours; a guess is not. */
  public boolean isGenuine(ParsedKey.WellFormed key) {
    return macKeys
        .find(key.generation())
        .filter(secret -> ProductKeyCodec.macMatches(key, secret))
        .isPresent();
  }

  /** The form that people type. */
  public ProductKeyText typedForm(ProductId product, ProductKey key) {
    MacKey secret =
        macKeys
            .find(key.generation())
            .orElseThrow(
                () -> new IllegalStateException("no secret of generation " + key.generation()));
    return new ProductKeyText(
        ProductKeyCodec.render(prefix(product), key.generation(), key.number(), secret));
  }

  /**
   * The form that programs verify without a server: the term that counts at this instant, or the
   * next one, or the last.
   */
  public SignedProductKey signedForm(ProductId product, ProductKey key, Instant now) {
    Allotment bought =
        key.effective().stream()
            .filter(allotment -> now.isBefore(allotment.term().endsAt()))
            .findFirst()
            .orElse(key.newest());
    // Of a key that a decision has ended, the newest term may lie behind that end.
    Instant endsAt =
        bought.term().endsAt().isBefore(key.endsAt()) ? bought.term().endsAt() : key.endsAt();
    Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
    KeyStatement statement =
        new KeyStatement(
            issuer,
            key.id(),
            lookup(product, key.generation(), key.number()),
            product,
            bought.seats(),
            issuedAt,
            // Whole seconds, none of them outside of the term.
            bought.term().startsAt().plusMillis(999).truncatedTo(ChronoUnit.SECONDS),
            endsAt.truncatedTo(ChronoUnit.SECONDS));
    return new SignedProductKey(
        Jws.sign(KeyStatement.TYP, KeyStatementJson.write(statement), ring.at(issuedAt)));
  }

  private String prefix(ProductId product) {
    return catalog
        .get()
        .product(product)
        .map(Product::keyPrefix)
        .orElseThrow(() -> new IllegalStateException("no product " + product + " in the catalog"));
  }
}
