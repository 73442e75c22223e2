package io.entitlements.core.internal.lease;

import io.entitlements.core.internal.signing.JwkSetJson;
import io.entitlements.core.internal.signing.Sha256;
import io.entitlements.core.internal.signing.StrictJson;
import io.entitlements.core.internal.signing.VerificationKeys;
import io.entitlements.lease.LeasesOf;
import io.entitlements.lease.Revocation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what {@link BundleWriter} writes, after its signature was verified. */
public final class BundleReader {

  private final Sha256 library;
  private long version;
  private @Nullable String issuer;
  private long number = -1;
  private @Nullable Instant issuedAt;
  private @Nullable VerificationKeys keys;
  private @Nullable List<Revocation> revocations;

  private BundleReader(Sha256 library) {
    this.library = library;
  }

  /** Reads the signed bytes, or gives empty if they are no bundle of a version known here. */
  public static Optional<BundleStatement> read(byte[] payload, Sha256 library) {
    try {
      return read(StrictJson.of(payload), new BundleReader(library));
    } catch (IllegalArgumentException other) {
      return Optional.empty();
    }
  }

  private static Optional<BundleStatement> read(StrictJson claims, BundleReader bundle) {
    claims.startObject();
    String member = claims.nextMember();
    while (member != null) {
      bundle.read(member, claims);
      member = claims.nextMember();
    }
    claims.end();
    return bundle.statement();
  }

  private void read(String member, StrictJson claims) {
    switch (member) {
      case "ver" -> version = claims.number();
      case "iss" -> issuer = claims.text();
      case "iat" -> issuedAt = claims.seconds();
      case "num" -> number = claims.number();
      case "jwks" -> keys = JwkSetJson.read(claims, library);
      case "revoked" -> {
        revocations = new ArrayList<>();
        claims.startArray();
        while (claims.nextElement()) {
          revocations.add(revocation(claims));
        }
      }
      default -> claims.skip();
    }
  }

  private static Revocation revocation(StrictJson claims) {
    claims.startArray();
    claims.element();
    LeasesOf.Kind kind = LeasesOf.Kind.valueOf(claims.text());
    claims.element();
    UUID id = claims.uuid();
    claims.element();
    Instant issuedBefore = claims.seconds();
    claims.endArray();
    return new Revocation(kind.of(id), issuedBefore);
  }

  private Optional<BundleStatement> statement() {
    return version == BundleWriter.VERSION
            && issuer != null
            && issuedAt != null
            && keys != null
            && revocations != null
        ? Optional.of(new BundleStatement(issuer, number, issuedAt, keys, revocations))
        : Optional.empty();
  }
}
