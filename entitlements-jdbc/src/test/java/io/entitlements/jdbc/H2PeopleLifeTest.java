package io.entitlements.jdbc;

import io.entitlements.core.testkit.PeopleLifeContract;
import io.entitlements.spi.Storage;
import net.jqwik.api.PropertyDefaults;

/**
 * Histories of people do what the plain rules say, on H2 in files; few, since each has a database
 * of its own.
 */
@PropertyDefaults(tries = 4)
class H2PeopleLifeTest extends PeopleLifeContract {

  @Override
  protected Storage createStorage() {
    TestDatabase database = H2.FILES.migrated();
    return new OwnedStorage(JdbcStorage.create(database.pool()), database::close);
  }
}
