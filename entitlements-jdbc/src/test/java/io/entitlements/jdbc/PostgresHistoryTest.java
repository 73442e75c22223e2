package io.entitlements.jdbc;

import io.entitlements.spi.Storage;
import io.entitlements.spi.testkit.StoreHistoryContract;
import net.jqwik.api.PropertyDefaults;

/**
 * Histories of calls do what lists and maps do, on PostgreSQL; few, since each has its own
 * database.
 */
@PropertyDefaults(tries = 6)
class PostgresHistoryTest extends StoreHistoryContract {

  @Override
  protected Storage createStorage() {
    TestDatabase database = PostgresServer.NEWEST.migrated();
    return new OwnedStorage(JdbcStorage.create(database.pool()), database::close);
  }
}
