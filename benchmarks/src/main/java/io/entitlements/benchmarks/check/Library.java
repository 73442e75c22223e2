package io.entitlements.benchmarks.check;

import io.entitlements.Entitlements;
import io.entitlements.benchmarks.Portal;
import io.entitlements.catalog.FeatureId;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** An engine over a store in which a {@link Population} holds its seats. */
final class Library {

  private final Population population;
  private final Entitlements engine;

  /** Over the store in memory. */
  Library(Population population) {
    this(population, MemoryStorage.create());
  }

  Library(Population population, Storage storage) {
    this.population = population;
    this.engine = engine(storage);
    byte[] catalog = Products.catalogJson().getBytes(StandardCharsets.UTF_8);
    engine.catalogs().importJson("catalog.json", new ByteArrayInputStream(catalog)).orElseThrow();
    Provisioning.of(population, storage, Instant.now());
  }

  /** An engine that remembers what it looked up. */
  static Entitlements engine(Storage storage) {
    return Portal.engine(storage, mail -> {});
  }

  Entitlements engine() {
    return engine;
  }

  Answers answers() {
    AccountId[] accounts = population.accounts();
    FeatureId[] features = population.featureIds();
    return question -> engine.check(accounts[question], features[question]).isAllowed();
  }
}
