package io.entitlements.core.internal.lease;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.FeatureId;
import io.entitlements.catalog.ProductId;
import io.entitlements.check.Reason;
import io.entitlements.core.internal.decision.Coverage;
import io.entitlements.core.internal.decision.Right;
import io.entitlements.core.internal.signing.StrictJson;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one right of a lease. */
final class RightReader {

  private @Nullable ProductId product;
  private @Nullable SubscriptionId subscription;
  private final List<ProductKeyId> keys = new ArrayList<>();
  private @Nullable ActivationMethod method;
  private @Nullable AccessLevel degraded;
  private boolean suspended;
  private @Nullable Set<FeatureId> unlocked;
  private @Nullable Set<FeatureId> locked;
  private final List<Coverage> terms = new ArrayList<>();

  private RightReader() {}

  /** Reads the present value. */
  static LeasedRight read(StrictJson claims) {
    claims.startObject();
    RightReader right = new RightReader();
    String member = claims.nextMember();
    while (member != null) {
      right.read(member, claims);
      member = claims.nextMember();
    }
    return right.leased();
  }

  private void read(String member, StrictJson claims) {
    switch (member) {
      case "product" -> product = new ProductId(claims.text());
      case "subscription" -> subscription = new SubscriptionId(claims.uuid());
      case "keys" -> {
        claims.startArray();
        while (claims.nextElement()) {
          keys.add(new ProductKeyId(claims.uuid()));
        }
      }
      case "method" -> method = ActivationMethod.valueOf(claims.text());
      case "degraded" -> degraded = AccessLevel.valueOf(claims.text());
      case "suspended" -> suspended = claims.truth();
      case "unlocked" -> unlocked = features(claims);
      case "locked" -> locked = features(claims);
      case "terms" -> {
        claims.startArray();
        while (claims.nextElement()) {
          terms.add(term(claims));
        }
      }
      default -> claims.skip();
    }
  }

  private LeasedRight leased() {
    if (product == null
        || subscription == null
        || method == null
        || degraded == null
        || unlocked == null
        || locked == null) {
      throw new IllegalArgumentException("a right lacks a member");
    }
    return new LeasedRight(
        product,
        keys,
        new Right(subscription, method, unlocked, locked, terms, degraded, suspended));
  }

  private static Set<FeatureId> features(StrictJson claims) {
    Set<FeatureId> features = new HashSet<>();
    claims.startArray();
    while (claims.nextElement()) {
      features.add(FeatureId.of(claims.text()));
    }
    return features;
  }

  /** Three instants and what comes then. */
  private static Coverage term(StrictJson claims) {
    claims.startArray();
    Coverage term = new Coverage(millis(claims), millis(claims), millis(claims), ending(claims));
    claims.endArray();
    return term;
  }

  private static Instant millis(StrictJson claims) {
    claims.element();
    return Instant.ofEpochMilli(claims.number());
  }

  private static Reason ending(StrictJson claims) {
    claims.element();
    return Reason.valueOf(claims.text());
  }
}
