package io.entitlements.jdbc;

import io.entitlements.core.testkit.ClaimKillContract;
import io.entitlements.core.testkit.StoreOpening;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A worker that is killed while it uses PostgreSQL fulfils every claim once. */
class PostgresClaimKillTest extends ClaimKillContract {

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
