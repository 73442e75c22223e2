package io.entitlements.core.memory;

import io.entitlements.core.testkit.LifeContract;
import io.entitlements.spi.Storage;

class MemoryLifeTest extends LifeContract {

  @Override
  protected Storage createStorage() {
    return MemoryStorage.create();
  }
}
