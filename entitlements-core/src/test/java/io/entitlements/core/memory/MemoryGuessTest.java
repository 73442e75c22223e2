package io.entitlements.core.memory;

import io.entitlements.core.testkit.CodeGuessContract;
import io.entitlements.spi.Storage;

class MemoryGuessTest extends CodeGuessContract {

  @Override
  protected Storage createStorage() {
    return MemoryStorage.create();
  }
}
