package io.entitlements.jdbc;

import io.entitlements.core.testkit.EngineContract;
import io.entitlements.spi.Storage;
import org.junit.jupiter.api.AfterEach;

/** What the engine promises on every store, on PostgreSQL, the newest. */
class PostgresEngineTest extends EngineContract {

  private final TestStorages storages = new TestStorages(PostgresServer.CARELESS);

  @Override
  protected Storage createStorage() {
    return storages.create();
  }

  @AfterEach
  void deleteDatabases() {
    storages.close();
  }
}
