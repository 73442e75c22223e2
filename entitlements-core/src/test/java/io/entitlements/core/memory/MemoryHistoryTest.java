package io.entitlements.core.memory;

import io.entitlements.spi.Storage;
import io.entitlements.spi.testkit.StoreHistoryContract;

class MemoryHistoryTest extends StoreHistoryContract {

  @Override
  protected Storage createStorage() {
    return MemoryStorage.create();
  }
}
