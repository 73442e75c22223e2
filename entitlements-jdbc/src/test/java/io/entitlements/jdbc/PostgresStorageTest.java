package io.entitlements.jdbc;

import io.entitlements.spi.Storage;
import io.entitlements.spi.testkit.StorageContract;
import org.junit.jupiter.api.AfterEach;

/** The contract of every store, on PostgreSQL, the newest. */
class PostgresStorageTest extends StorageContract {

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
