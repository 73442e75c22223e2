package io.entitlements.core.internal.lease;

import io.entitlements.catalog.ProductId;
import io.entitlements.core.internal.signing.StrictJson;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.LeaseId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what {@link LeaseWriter} writes, after its signature was verified. */
public final class LeaseReader {

  private long version;
  private @Nullable String issuer;
  private @Nullable LeaseId id;
  private Optional<AccountId> account = Optional.empty();
  private @Nullable String audience;
  private final Set<ProductId> products = new HashSet<>();
  private @Nullable DeviceId device;
  private @Nullable Instant issuedAt;
  private @Nullable Instant notBefore;
  private @Nullable Instant expiresAt;
  private @Nullable List<LeasedRight> rights;

  private LeaseReader() {}

  /** Reads the signed bytes, or gives empty if they are no lease of a version known here. */
  public static Optional<LeaseStatement> read(byte[] payload) {
    try {
      return read(StrictJson.of(payload));
    } catch (IllegalArgumentException other) {
      return Optional.empty();
    }
  }

  private static Optional<LeaseStatement> read(StrictJson claims) {
    LeaseReader lease = new LeaseReader();
    claims.startObject();
    String member = claims.nextMember();
    while (member != null) {
      lease.read(member, claims);
      member = claims.nextMember();
    }
    claims.end();
    return lease.statement();
  }

  private void read(String member, StrictJson claims) {
    switch (member) {
      case "ver" -> version = claims.number();
      case "iss" -> issuer = claims.text();
      case "jti" -> id = new LeaseId(claims.uuid());
      case "sub" -> account = Optional.of(new AccountId(claims.uuid()));
      case "aud" -> audience = claims.text();
      case "products" -> {
        claims.startArray();
        while (claims.nextElement()) {
          products.add(new ProductId(claims.text()));
        }
      }
      case "device" -> device = new DeviceId(claims.uuid());
      case "iat" -> issuedAt = claims.seconds();
      case "nbf" -> notBefore = claims.seconds();
      case "exp" -> expiresAt = claims.seconds();
      case "rights" -> {
        rights = new ArrayList<>();
        claims.startArray();
        while (claims.nextElement()) {
          rights.add(RightReader.read(claims));
        }
      }
      default -> claims.skip();
    }
  }

  private Optional<LeaseStatement> statement() {
    if (version != LeaseWriter.VERSION
        || issuer == null
        || id == null
        || audience == null
        || device == null
        || issuedAt == null
        || notBefore == null
        || expiresAt == null
        || rights == null) {
      return Optional.empty();
    }
    return Optional.of(
        new LeaseStatement(
            issuer, id, account, audience, products, device, issuedAt, notBefore, expiresAt,
            rights));
  }
}
