package io.entitlements.jdbc;

import io.entitlements.spi.Storage;
import io.entitlements.spi.testkit.StorageContract;
import org.junit.jupiter.api.AfterEach;

/** The contract of every store, on MariaDB. */
class MariaDbStorageTest extends StorageContract {

  private final TestStorages storages = new TestStorages(MariaDbServer.ONLY);

  @Override
  protected Storage createStorage() {
    return storages.create();
  }

  @AfterEach
  void deleteDatabases() {
    storages.close();
  }
}
