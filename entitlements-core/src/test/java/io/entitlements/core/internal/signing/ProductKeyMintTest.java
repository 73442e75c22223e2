package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.Edition;
import io.entitlements.catalog.Feature;
import io.entitlements.catalog.FeatureId;
import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.Product;
import io.entitlements.catalog.ProductId;
import io.entitlements.core.internal.signing.SignedKeyReader.Reading;
import io.entitlements.key.Allotment;
import io.entitlements.key.KeyEnd;
import io.entitlements.key.ProductKey;
import io.entitlements.subscription.Term;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProductKeyMintTest {

  private static final String ISSUER = "https://portal.example";
  private static final ProductId SUITE = new ProductId("suite");
  private static final Instant FIRST = Instant.parse("2026-09-01T00:00:00.250Z");
  private static final Instant SECOND = Instant.parse("2027-09-01T00:00:00.250Z");
  private static final Instant END = Instant.parse("2028-09-01T00:00:00.250Z");
  private static final ProductKey KEY =
      new ProductKey(
          new OrganizationId(new UUID(1, 1)),
          new SubscriptionId(new UUID(1, 2)),
          new ProductKeyId(new UUID(1, 3)),
          List.of(
              new Allotment(30, new Term(FIRST, SECOND)), new Allotment(20, new Term(SECOND, END))),
          Optional.empty(),
          1,
          0x123456789abcdefL);

  private final MacKeyRing secrets =
      MacKeyRing.read(MacKeyRing.writeLine(1, TestKeys.filled(1))).orElseThrow();
  private final ProductKeyMint mint =
      new ProductKeyMint(
          ProductKeyMintTest::catalog,
          secrets,
          SigningRing.of(TestKeys.RFC),
          ISSUER,
          new SecureRandom());
  private final SignedKeyReader signed =
      new SignedKeyReader(ISSUER, TestKeys.TRUSTED, new BouncyCastleEd25519());
  private final ProductKeyReader reader =
      new ProductKeyReader(ProductKeyMintTest::catalog, secrets, signed);

  @Test
  void signedForm_statesTheTermThatCountsOrTheNextOrTheLast() {
    assertThat(statement(KEY, FIRST.minusMillis(1)).seats()).isEqualTo(30);
    assertThat(statement(KEY, SECOND.minusMillis(1)).seats()).isEqualTo(30);
    assertThat(statement(KEY, SECOND).seats()).isEqualTo(20);
    assertThat(statement(KEY, END).seats()).isEqualTo(20);
  }

  @Test
  void signedForm_neverHoldsLongerThanTheKey() {
    KeyStatement statement = statement(KEY, FIRST);
    assertThat(statement.startsAt()).isEqualTo("2026-09-01T00:00:01Z");
    assertThat(statement.endsAt()).isEqualTo("2027-09-01T00:00:00Z");
    Instant revoked = Instant.parse("2026-12-01T08:00:00.999Z");
    ProductKey ended = KEY.withEnd(Optional.of(new KeyEnd(revoked, KeyEnd.Why.REVOKED)));
    for (Instant now : List.of(FIRST, revoked, SECOND, END)) {
      assertThat(statement(ended, now).endsAt()).isEqualTo("2026-12-01T08:00:00Z");
    }
  }

  @Test
  void bothForms_leadToOneRecordAndNoFormOfAnotherSecretDoes() {
    String reference = mint.lookup(SUITE, 1, 0x123456789abcdefL);
    PresentedKey genuine = new PresentedKey.Genuine(reference);
    assertThat(reader.read(mint.typedForm(SUITE, KEY).value())).isEqualTo(genuine);
    assertThat(reader.read(mint.signedForm(SUITE, KEY, END).text())).isEqualTo(genuine);
    assertThat(genuine.toString()).doesNotContain("123456789abcdef");
    assertThat(reader.read(ProductKeyCodec.render("NB", 1, 5, TestKeys.OTHER_MAC)))
        .isEqualTo(new PresentedKey.Forged());
    assertThat(reader.read(ProductKeyCodec.render("NB", 2, 5, TestKeys.MAC)))
        .isEqualTo(new PresentedKey.SecretMissing(2));
    assertThat(reader.read(SignedKeys.ofAStranger())).isInstanceOf(PresentedKey.Unacceptable.class);
    assertThat(reader.read("")).isInstanceOf(PresentedKey.Mistyped.class);
    assertThat(reader.read("x".repeat(100_000))).isInstanceOf(PresentedKey.Unacceptable.class);
  }

  private KeyStatement statement(ProductKey key, Instant now) {
    return ((Reading.Genuine) signed.read(mint.signedForm(SUITE, key, now).text())).statement();
  }

  private static Catalog catalog() {
    FeatureId feature = FeatureId.of("suite/basic");
    return Catalog.of(
        List.of(
            new Product(
                SUITE,
                "Suite",
                "NB",
                Edition.EDUCATION,
                45,
                14,
                AccessLevel.BASIC,
                new OverCapacityPolicy(OverCapacityPolicy.Keep.OLDEST, 0),
                List.of(new Feature(feature, "Basic", Set.of(ActivationMethod.PRODUCT_KEY))))));
  }
}
