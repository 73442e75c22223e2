package io.entitlements.jdbc;

import io.entitlements.core.testkit.PeopleLifeContract;
import io.entitlements.spi.Storage;
import net.jqwik.api.PropertyDefaults;

/**
 * Histories of people do what the plain rules say, on MariaDB; few, since each has a database of
 * its own.
 */
@PropertyDefaults(tries = 4)
class MariaDbPeopleLifeTest extends PeopleLifeContract {

  @Override
  protected Storage createStorage() {
    TestDatabase database = MariaDbServer.ONLY.migrated();
    return new OwnedStorage(JdbcStorage.create(database.pool()), database::close);
  }
}
