package io.entitlements.core.memory;

import io.entitlements.core.testkit.OversellContract;
import io.entitlements.spi.Storage;

class MemoryOversellTest extends OversellContract {

  @Override
  protected Storage createStorage() {
    return MemoryStorage.create();
  }
}
