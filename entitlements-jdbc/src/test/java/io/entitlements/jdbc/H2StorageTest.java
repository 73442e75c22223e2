package io.entitlements.jdbc;

import io.entitlements.spi.Storage;
import io.entitlements.spi.testkit.StorageContract;
import org.junit.jupiter.api.AfterEach;

/** The contract of every store, on H2 in files. */
class H2StorageTest extends StorageContract {

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
