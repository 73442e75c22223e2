package io.entitlements.jdbc;

import io.entitlements.core.testkit.CorrectionKillContract;
import io.entitlements.core.testkit.StoreOpening;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A desk that is killed while it uses PostgreSQL corrects wholly, and once. */
class PostgresCorrectionKillTest extends CorrectionKillContract {

  private final TestDatabase database = PostgresServer.NEWEST.migrated();

  @Override
  protected StoreOpening opening() {
    return new StoreOpening(UrlOpener.class, List.of(database.url()));
  }

  @AfterEach
  void deleteDatabase() {
    database.close();
  }
}
