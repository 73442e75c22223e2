package io.entitlements.jdbc;

import io.entitlements.core.testkit.KillContract;
import io.entitlements.core.testkit.StoreOpening;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A process that is killed while it uses an H2 file loses nothing that it has acknowledged. */
class H2KillTest extends KillContract {

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
