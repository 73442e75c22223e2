package io.entitlements.jdbc;

import io.entitlements.core.testkit.RosterYearContract;
import io.entitlements.spi.Storage;
import net.jqwik.api.PropertyDefaults;

/** A year in a district on H2; few, since each has a database of its own. */
@PropertyDefaults(tries = 4)
class H2RosterYearTest extends RosterYearContract {

  @Override
  protected Storage createStorage() {
    TestDatabase database = H2.FILES.migrated();
    return new OwnedStorage(JdbcStorage.create(database.pool()), database::close);
  }
}
