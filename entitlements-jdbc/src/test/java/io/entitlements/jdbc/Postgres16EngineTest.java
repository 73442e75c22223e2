package io.entitlements.jdbc;

import io.entitlements.core.testkit.EngineContract;
import io.entitlements.spi.Storage;
import org.junit.jupiter.api.AfterEach;

/** What the engine promises on every store, on PostgreSQL, the oldest supported. */
class Postgres16EngineTest extends EngineContract {

  private final TestStorages storages = new TestStorages(PostgresServer.CARELESS_OLDEST);

  @Override
  protected Storage createStorage() {
    return storages.create();
  }

  @AfterEach
  void deleteDatabases() {
    storages.close();
  }
}
