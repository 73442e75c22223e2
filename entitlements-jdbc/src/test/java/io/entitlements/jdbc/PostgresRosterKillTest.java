package io.entitlements.jdbc;

import io.entitlements.core.testkit.RosterKillContract;
import io.entitlements.core.testkit.StoreOpening;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A process that is killed while it applies a list, on Postgres. */
class PostgresRosterKillTest extends RosterKillContract {

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
