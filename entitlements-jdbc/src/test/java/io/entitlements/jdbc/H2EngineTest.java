package io.entitlements.jdbc;

import io.entitlements.core.testkit.EngineContract;
import io.entitlements.spi.Storage;
import org.junit.jupiter.api.AfterEach;

/** What the engine promises on every store, on H2 in files. */
class H2EngineTest extends EngineContract {

  private final TestStorages storages = new TestStorages(H2.FILES);

  @Override
  protected Storage createStorage() {
    return storages.create();
  }

  @AfterEach
  void deleteDatabases() {
    storages.close();
  }
}
