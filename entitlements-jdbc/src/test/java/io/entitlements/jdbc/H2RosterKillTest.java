package io.entitlements.jdbc;

import io.entitlements.core.testkit.RosterKillContract;
import io.entitlements.core.testkit.StoreOpening;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A process that is killed while it applies a list, on H2. */
class H2RosterKillTest extends RosterKillContract {

  private final H2Database database = TestDatabase.migrated();

  /** One process at a time. */
  @BeforeEach
  void letGo() {
    database.shutDown();
  }

  @Override
  protected StoreOpening opening() {
    return new StoreOpening(UrlOpener.class, List.of(database.url()));
  }

  @AfterEach
  void deleteDatabase() {
    database.close();
  }
}
