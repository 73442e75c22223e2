package io.entitlements.core.internal.lease;

import io.entitlements.catalog.ActivationMethod;
import io.entitlements.lease.LeasesOf;
import io.entitlements.lease.Revocation;
import io.entitlements.type.ProductKeyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What was revoked, as leases are held against it. Immutable. */
public final class RevocationList {

  /** By kind and identifier: the first hash of a record costs a starting program milliseconds. */
  private final Map<LeasesOf.Kind, Map<UUID, Instant>> issuedBefore;

  private RevocationList(Map<LeasesOf.Kind, Map<UUID, Instant>> issuedBefore) {
    this.issuedBefore = issuedBefore;
  }

  /** Takes revocations; of two for the same leases the one that reaches further counts. */
  public static RevocationList of(List<Revocation> revocations) {
    Map<LeasesOf.Kind, Map<UUID, Instant>> byKind = new EnumMap<>(LeasesOf.Kind.class);
    for (Revocation one : revocations) {
      Map<UUID, Instant> ofKind = byKind.get(one.of().kind());
      if (ofKind == null) {
        ofKind = new HashMap<>();
        byKind.put(one.of().kind(), ofKind);
      }
      Instant known = ofKind.get(one.of().id());
      if (known == null || known.isBefore(one.issuedBefore())) {
        ofKind.put(one.of().id(), one.issuedBefore());
      }
    }
    return new RevocationList(byKind);
  }

  /** Whether a lease was taken back. */
  public boolean revokes(LeaseStatement lease) {
    if (issuedBefore.isEmpty()) {
      return false;
    }
    for (LeasesOf what : revokedBy(lease)) {
      Map<UUID, Instant> ofKind = issuedBefore.get(what.kind());
      Instant reach = ofKind == null ? null : ofKind.get(what.id());
      if (reach != null && lease.issuedAt().isBefore(reach)) {
        return true;
      }
    }
    return false;
  }

  /** Everything by which a lease can be revoked. */
  static List<LeasesOf> revokedBy(LeaseStatement lease) {
    List<LeasesOf> all = new ArrayList<>();
    all.add(new LeasesOf.One(lease.id()));
    all.add(new LeasesOf.Device(lease.device()));
    if (lease.account().isPresent()) {
      all.add(new LeasesOf.Account(lease.account().get()));
    }
    for (LeasedRight right : lease.rights()) {
      for (ProductKeyId key : right.keys()) {
        all.add(new LeasesOf.ProductKey(key));
        if (right.right().method() == ActivationMethod.PRODUCT_KEY) {
          all.add(new LeasesOf.TypedKey(key));
        }
      }
    }
    return all;
  }
}
