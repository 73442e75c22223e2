package io.entitlements.core.memory;

import io.entitlements.core.testkit.PeopleLifeContract;
import io.entitlements.spi.Storage;

class MemoryPeopleLifeTest extends PeopleLifeContract {

  @Override
  protected Storage createStorage() {
    return MemoryStorage.create();
  }
}
