package io.entitlements.jdbc;

import io.entitlements.spi.Storage;
import io.entitlements.spi.testkit.StorageContract;
import org.junit.jupiter.api.AfterEach;

/** The contract of every store, on PostgreSQL, the oldest supported. */
class Postgres16StorageTest extends StorageContract {

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
