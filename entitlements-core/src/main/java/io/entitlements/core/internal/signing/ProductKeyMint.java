package io.entitlements.core.internal.signing;

import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.Product;
import io.entitlements.catalog.ProductId;
import io.entitlements.key.ProductKey;
import io.entitlements.key.ProductKeyText;
import io.entitlements.key.SignedProductKey;
import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.util.function.Supplier;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes product keys in their two forms, and tells genuine ones from guesses. */
public final class ProductKeyMint {

  /** The {@code typ} of the signed form. */
  public static final String SIGNED_TYP = "entitlements-key+jwt";

  private static final JsonFactory JSON = new JsonFactory();

  private final Supplier<Catalog> catalog;
  private final MacKeyRing macKeys;
  private final Supplier<SigningKey> signingKey;
  private final String issuer;
  private final SecureRandom random;

  /** Composes the mint. */
  public ProductKeyMint(
      Supplier<Catalog> catalog,
      MacKeyRing macKeys,
      Supplier<SigningKey> signingKey,
      String issuer,
      SecureRandom random) {
    this.catalog = catalog;
    this.macKeys = macKeys;
    this.signingKey = signingKey;
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

  private static String lookup(String prefix, int generation, long number) {
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

  /** The form that programs verify without a server: what was bought last. */
  public SignedProductKey signedForm(ProductId product, ProductKey key) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), payload)) {
      json.writeStartObject();
      json.writeStringProperty("iss", issuer);
      json.writeStringProperty("jti", key.id().toString());
      json.writeStringProperty("product", product.value());
      json.writeNumberProperty("seats", key.newest().seats());
      json.writeNumberProperty("nbf", key.newest().term().startsAt().getEpochSecond());
      json.writeNumberProperty("exp", key.endsAt().getEpochSecond());
      json.writeEndObject();
    }
    return new SignedProductKey(Jws.sign(SIGNED_TYP, payload.toByteArray(), signingKey.get()));
  }

  private String prefix(ProductId product) {
    return catalog
        .get()
        .product(product)
        .map(Product::keyPrefix)
        .orElseThrow(() -> new IllegalStateException("no product " + product + " in the catalog"));
  }
}
