package io.entitlements.core.memory;

import io.entitlements.core.testkit.EngineContract;
import io.entitlements.spi.Storage;

class MemoryEngineTest extends EngineContract {

  @Override
  protected Storage createStorage() {
    return MemoryStorage.create();
  }
}
