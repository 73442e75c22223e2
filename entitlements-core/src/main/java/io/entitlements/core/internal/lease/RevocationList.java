package io.entitlements.core.internal.lease;

import io.entitlements.catalog.ActivationMethod;
import io.entitlements.lease.LeasesOf;
import io.entitlements.lease.Revocation;
import io.entitlements.type.ProductKeyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was revoked, as leases are held against it. Immutable. */
public final class RevocationList {

  /** Nothing is revoked. */
  public static final RevocationList EMPTY = new RevocationList(new HashMap<>());

  private final Map<LeasesOf, Instant> issuedBefore;

  private RevocationList(Map<LeasesOf, Instant> issuedBefore) {
    this.issuedBefore = issuedBefore;
  }

  /** Takes revocations; of two for the same leases the one that reaches further counts. */
  public static RevocationList of(List<Revocation> revocations) {
    Map<LeasesOf, Instant> issuedBefore = new HashMap<>();
    for (Revocation one : revocations) {
      Instant known = issuedBefore.get(one.of());
      if (known == null || known.isBefore(one.issuedBefore())) {
        issuedBefore.put(one.of(), one.issuedBefore());
      }
    }
    return new RevocationList(issuedBefore);
  }

  /** Whether a lease was taken back. */
  public boolean revokes(LeaseStatement lease) {
    if (issuedBefore.isEmpty()) {
      return false;
    }
    for (LeasesOf what : revokedBy(lease)) {
      Instant reach = issuedBefore.get(what);
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
