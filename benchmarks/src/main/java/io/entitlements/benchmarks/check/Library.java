package io.entitlements.benchmarks.check;

import io.entitlements.benchmarks.Portal;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.CheckPolicy;
import io.entitlements.core.ChangeFollower;
import io.entitlements.core.EntitlementEngine;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** An engine over a store in which a {@link Population} holds its seats. */
final class Library {

  /** Twice what a million snapshots take, so that nothing has to go. */
  private static final CheckPolicy ROOMY = CheckPolicy.DEFAULT.withCacheBytes(640L << 20);

  private final Population population;
  private final EntitlementEngine engine;

  private Library(Population population, Storage storage) {
    this.population = population;
    this.engine = node(storage);
    byte[] catalog = Products.catalogJson().getBytes(StandardCharsets.UTF_8);
    engine.catalogs().importJson("catalog.json", new ByteArrayInputStream(catalog)).orElseThrow();
    Provisioning.of(population, storage, Instant.now());
  }

  /** Over the store in memory, following changes: what was asked about is kept. */
  static Library keeping(Population population) {
    Library library = new Library(population, MemoryStorage.create());
    follow(library.engine);
    return library;
  }

  /** Lets an engine follow changes; returns when it does. */
  static ChangeFollower follow(EntitlementEngine engine) {
    ChangeFollower follower = ChangeFollower.builder(engine).start();
    while (follower.health().confirmedAt().isEmpty()) {
      Thread.onSpinWait();
    }
    return follower;
  }

  /** Over some store, without following: nothing is kept. */
  static Library forgetting(Population population, Storage storage) {
    return new Library(population, storage);
  }

  /** An engine over a store that others may have filled. */
  static EntitlementEngine node(Storage storage) {
    return EntitlementEngine.builder(storage, Portal.newKeys(), mail -> {})
        .checkPolicy(ROOMY)
        .build();
  }

  EntitlementEngine engine() {
    return engine;
  }

  Answers answers() {
    AccountId[] accounts = population.accounts();
    FeatureId[] features = population.featureIds();
    return question -> engine.check(accounts[question], features[question]).isAllowed();
  }
}
