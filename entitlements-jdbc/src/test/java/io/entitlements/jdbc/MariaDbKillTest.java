package io.entitlements.jdbc;

import io.entitlements.core.testkit.KillContract;
import io.entitlements.core.testkit.StoreOpening;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A process that is killed while it uses MariaDB loses nothing that it has acknowledged. */
class MariaDbKillTest extends KillContract {

  private final TestDatabase database = MariaDbServer.ONLY.migrated();

  @Override
  protected StoreOpening opening() {
    return new StoreOpening(UrlOpener.class, List.of(database.url()));
  }

  @AfterEach
  void deleteDatabase() {
    database.close();
  }
}
