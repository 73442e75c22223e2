package io.entitlements.core.memory;

import io.entitlements.core.testkit.WorkersContract;
import io.entitlements.spi.Storage;

class MemoryWorkersTest extends WorkersContract {

  @Override
  protected Storage createStorage() {
    return MemoryStorage.create();
  }
}
