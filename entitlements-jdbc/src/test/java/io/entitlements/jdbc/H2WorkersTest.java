package io.entitlements.jdbc;

import io.entitlements.core.testkit.WorkersContract;
import io.entitlements.spi.Storage;

/** Jobs are done once by the threads of the one process that has an H2 file open. */
class H2WorkersTest extends WorkersContract {

  private final TestDatabase database = H2.FILES.migrated();

  @Override
  protected Storage createStorage() {
    return new OwnedStorage(JdbcStorage.create(database.pool()), database::close);
  }
}
