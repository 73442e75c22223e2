package io.entitlements.core.internal.snapshot;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.Edition;
import io.entitlements.catalog.Feature;
import io.entitlements.catalog.FeatureId;
import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.Product;
import io.entitlements.catalog.ProductId;
import io.entitlements.check.Decision;
import io.entitlements.key.Allotment;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.HeldRight;
import io.entitlements.subscription.Subscription;
import io.entitlements.subscription.Term;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** What a store says of people; a version of it can be told by the answers. */
final class Facts {

  static final long NOW = Instant.parse("2026-09-14T15:00:00Z").toEpochMilli();

  static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(1, 1));
  static final FeatureId SUITE = FeatureId.of("suite/ink");
  static final FeatureId PLUS = FeatureId.of("plus/ink");

  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  /** The end of the terms of version 0; each later one ends a millisecond later. */
  private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

  private Facts() {}

  static Catalog catalog() {
    return Catalog.of(List.of(product("suite", "NB", SUITE), product("plus", "NP", PLUS)));
  }

  /** More products than an entry has room for. */
  static Catalog catalog(int products) {
    return Catalog.of(
        IntStream.range(0, products)
            .mapToObj(
                i ->
                    product(
                        "p" + i, "P" + (char) ('A' + i / 26) + (char) ('A' + i % 26), feature(i)))
            .toList());
  }

  /** The feature of one of those. */
  static FeatureId feature(int product) {
    return FeatureId.of("p" + product + "/ink");
  }

  private static Product product(String id, String prefix, FeatureId feature) {
    return new Product(
        new ProductId(id),
        id,
        prefix,
        Edition.EDUCATION,
        0,
        0,
        AccessLevel.READ_ONLY,
        new OverCapacityPolicy(OverCapacityPolicy.Keep.OLDEST, 0),
        List.of(new Feature(feature, "Ink", Set.of(ActivationMethod.EMAIL))));
  }

  static AccountId person(int number) {
    return new AccountId(new UUID(2, number));
  }

  static SubscriptionId subscription(int number) {
    return new SubscriptionId(new UUID(3, number));
  }

  /** A person's seat in a subscription of the product that has this feature. */
  static HeldRight seat(SubscriptionId id, FeatureId feature, long version) {
    ProductId product = feature.product();
    Subscription subscription =
        Subscription.of(
            ORGANIZATION, id, product, new OverCapacityPolicy(OverCapacityPolicy.Keep.OLDEST, 0));
    ProductKey key =
        new ProductKey(
            ORGANIZATION,
            id,
            new ProductKeyId(id.value()),
            List.of(new Allotment(1, new Term(START, END.plusMillis(version)))),
            Optional.empty(),
            0,
            0);
    return new HeldRight(
        ZoneOffset.UTC, subscription, ActivationMethod.EMAIL, Optional.empty(), List.of(key));
  }

  static Found found(HeldRight... held) {
    return new Found(List.of(held), Found.NO_SEAT);
  }

  /** By which version it was decided. */
  static long version(Decision decision) {
    return decision.validUntil().toEpochMilli() - END.toEpochMilli();
  }
}
