package io.entitlements.jdbc;

import io.entitlements.core.testkit.StoreOpening;
import io.entitlements.core.testkit.WorkersContract;
import io.entitlements.spi.Storage;
import java.util.List;
import java.util.Optional;

/** Jobs are done once by threads and processes on MariaDB. */
class MariaDbWorkersTest extends WorkersContract {

  private final TestDatabase database = MariaDbServer.ONLY.migrated();

  @Override
  protected Storage createStorage() {
    return new OwnedStorage(JdbcStorage.create(database.pool()), database::close);
  }

  @Override
  protected Optional<StoreOpening> opening() {
    return Optional.of(new StoreOpening(UrlOpener.class, List.of(database.url())));
  }
}
