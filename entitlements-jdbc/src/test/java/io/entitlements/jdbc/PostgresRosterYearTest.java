package io.entitlements.jdbc;

import io.entitlements.core.testkit.RosterYearContract;
import io.entitlements.spi.Storage;
import net.jqwik.api.PropertyDefaults;

/** A year in a district on Postgres; few, since each has a database of its own. */
@PropertyDefaults(tries = 4)
class PostgresRosterYearTest extends RosterYearContract {

  @Override
  protected Storage createStorage() {
    TestDatabase database = PostgresServer.NEWEST.migrated();
    return new OwnedStorage(JdbcStorage.create(database.pool()), database::close);
  }
}
