package io.entitlements.core.memory;

import io.entitlements.core.testkit.RosterYearContract;
import io.entitlements.spi.Storage;
import net.jqwik.api.PropertyDefaults;

@PropertyDefaults(tries = 150)
class MemoryRosterYearTest extends RosterYearContract {

  @Override
  protected Storage createStorage() {
    return MemoryStorage.create();
  }
}
