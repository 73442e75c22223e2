package io.entitlements.jdbc;

import io.entitlements.core.testkit.OversellContract;
import io.entitlements.core.testkit.StoreOpening;
import io.entitlements.spi.Storage;
import java.util.List;
import java.util.Optional;

/** Nothing is oversold by threads and processes on PostgreSQL. */
class PostgresOversellTest extends OversellContract {

  private final TestDatabase database = PostgresServer.NEWEST.migrated();

  @Override
  protected Storage createStorage() {
    return new OwnedStorage(JdbcStorage.create(database.pool()), database::close);
  }

  @Override
  protected Optional<StoreOpening> opening() {
    return Optional.of(new StoreOpening(UrlOpener.class, List.of(database.url())));
  }
}
