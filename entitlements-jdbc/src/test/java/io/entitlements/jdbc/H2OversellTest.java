package io.entitlements.jdbc;

import io.entitlements.core.testkit.OversellContract;
import io.entitlements.spi.Storage;

/** Nothing is oversold by the threads of the one process that has an H2 file open. */
class H2OversellTest extends OversellContract {

  private final TestDatabase database = H2.FILES.migrated();

  @Override
  protected Storage createStorage() {
    return new OwnedStorage(JdbcStorage.create(database.pool()), database::close);
  }
}
