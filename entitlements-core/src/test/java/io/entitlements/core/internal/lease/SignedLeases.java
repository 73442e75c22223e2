package io.entitlements.core.internal.lease;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.FeatureId;
import io.entitlements.catalog.ProductId;
import io.entitlements.check.Reason;
import io.entitlements.core.internal.decision.Coverage;
import io.entitlements.core.internal.decision.Right;
import io.entitlements.core.internal.signing.Jws;
import io.entitlements.core.internal.signing.SigningKey;
import io.entitlements.core.internal.signing.SigningRing;
import io.entitlements.lease.Lease;
import io.entitlements.lease.Revocation;
import io.entitlements.lease.SignedBundle;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.LeaseId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Signed leases and bundles for tests of this and other packages. */
public final class SignedLeases {

  public static final String ISSUER = "https://portal.example";
  public static final String AUDIENCE = "notebook";
  public static final ProductId PRODUCT = new ProductId("suite");
  public static final FeatureId FEATURE = FeatureId.of("suite/ink");
  public static final DeviceId DEVICE = new DeviceId(new UUID(4, 1));
  public static final Instant ISSUED = Instant.parse("2026-08-20T12:00:00Z");
  public static final Instant NOT_BEFORE = ISSUED.minusSeconds(300);
  public static final Instant EXPIRES = ISSUED.plus(Duration.ofDays(30));

  public static final SigningKey FIRST = key(21);
  public static final SigningKey SECOND = key(22);
  public static final SigningKey STRANGER = key(23);

  private SignedLeases() {}

  private static SigningKey key(int seed) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) seed);
    return SigningKey.ofSeed(bytes);
  }

  /** The claims of a lease as this server writes them. */
  public static String claims() {
    return claims(ISSUED);
  }

  /** The same, issued at another instant. */
  public static String claims(Instant issuedAt) {
    LeaseStatement statement =
        new LeaseStatement(
            ISSUER,
            new LeaseId(new UUID(4, 2)),
            Optional.of(new AccountId(new UUID(4, 3))),
            AUDIENCE,
            Set.of(PRODUCT),
            DEVICE,
            issuedAt,
            NOT_BEFORE,
            EXPIRES,
            List.of(right()));
    return new String(LeaseWriter.write(statement), StandardCharsets.UTF_8);
  }

  private static LeasedRight right() {
    Coverage coverage =
        new Coverage(
            ISSUED.minusSeconds(1_000),
            EXPIRES.plusSeconds(1_000),
            EXPIRES.plusSeconds(2_000),
            Reason.EXPIRED);
    return new LeasedRight(
        PRODUCT,
        List.of(new ProductKeyId(new UUID(4, 4))),
        new Right(
            new SubscriptionId(new UUID(4, 5)),
            ActivationMethod.EMAIL,
            Set.of(FEATURE),
            Set.of(),
            List.of(coverage),
            AccessLevel.READ_ONLY,
            false));
  }

  /** Claims signed as a lease. */
  public static Lease lease(String claims, SigningKey key) {
    return new Lease(signed(LeaseStatement.TYP, claims, key));
  }

  /** A genuine lease by the first key. */
  public static Lease genuine() {
    return lease(claims(), FIRST);
  }

  /** Any claims, signed as of any kind. */
  public static String signed(String typ, String claims, SigningKey key) {
    return Jws.sign(typ, claims.getBytes(StandardCharsets.UTF_8), key);
  }

  /** The members of the header of a genuine lease, without the closing brace. */
  public static String header(SigningKey key) {
    return "{\"alg\":\"EdDSA\",\"typ\":\"" + LeaseStatement.TYP + "\",\"kid\":\"" + key.kid() + '"';
  }

  /** Any header over the claims of a genuine lease, signed by a key whatever the header says. */
  public static Lease withHeader(String header, SigningKey key) {
    String signed = encode(header) + "." + encode(claims());
    byte[] signature = key.sign(signed.getBytes(StandardCharsets.US_ASCII));
    return new Lease(signed + "." + encode(signature));
  }

  /** A bundle as this server would issue it. */
  public static SignedBundle bundle(
      SigningRing ring, long number, Instant issuedAt, Revocation... revocations) {
    return bundle(ring, number, issuedAt, ring.at(issuedAt), revocations);
  }

  /** A bundle signed by whatever key. */
  public static SignedBundle bundle(
      SigningRing ring, long number, Instant issuedAt, SigningKey by, Revocation... revocations) {
    BundleStatement statement =
        new BundleStatement(ISSUER, number, issuedAt, ring.published(), List.of(revocations));
    return new SignedBundle(Jws.sign(BundleStatement.TYP, BundleWriter.write(statement), by));
  }

  public static String encode(String text) {
    return encode(text.getBytes(StandardCharsets.UTF_8));
  }

  public static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
