package io.entitlements.core.internal.signing;

import io.entitlements.catalog.ProductId;
import io.entitlements.type.ProductKeyId;
import java.time.Instant;
import java.util.UUID;

/** Signed product keys for tests of this and other packages. */
public final class SignedKeys {

  public static final String ISSUER = "https://portal.example";
  public static final ProductId PRODUCT = new ProductId("suite");
  public static final Instant ISSUED = Instant.parse("2026-08-20T12:00:00Z");
  public static final Instant START = Instant.parse("2026-09-01T07:00:00Z");
  public static final Instant END = Instant.parse("2027-09-01T07:00:00Z");

  private SignedKeys() {}

  /** A key as this server would sign it. */
  public static String genuine() {
    return signed(ISSUER, "suite", START, END);
  }

  /** A key of another issuer, product or term. */
  public static String signed(String issuer, String product, Instant start, Instant end) {
    return sign(KeyStatement.TYP, KeyStatementJson.write(statement(issuer, product, start, end)));
  }

  /** Any bytes, of any kind, signed by the trusted key. */
  public static String sign(String typ, byte[] payload) {
    return Jws.sign(typ, payload, TestKeys.RFC);
  }

  /** Any header over the claims of a genuine key, signed by the trusted key. */
  public static String withHeader(String header) {
    return SignedTexts.signed(header, SignedTexts.claims(genuine()), TestKeys.RFC);
  }

  /** The same, with a MAC whose secret is the trusted public key. */
  public static String macWithPublicKey(String header) {
    return SignedTexts.macWithPublicKey(header, SignedTexts.claims(genuine()), TestKeys.RFC);
  }

  /** A key signed by somebody else. */
  public static String ofAStranger() {
    return Jws.sign(
        KeyStatement.TYP,
        KeyStatementJson.write(statement(ISSUER, "suite", START, END)),
        TestKeys.OTHER);
  }

  /** The name of the trusted key. */
  public static String kid() {
    return TestKeys.RFC.kid();
  }

  /** The trusted key. */
  public static String jwkSet() {
    return JwkSetJson.write(TestKeys.TRUSTED);
  }

  private static KeyStatement statement(String issuer, String product, Instant start, Instant end) {
    return new KeyStatement(
        issuer,
        new ProductKeyId(new UUID(1, 2)),
        "NB-1-123456789abcdef",
        new ProductId(product),
        30,
        ISSUED,
        start,
        end);
  }
}
