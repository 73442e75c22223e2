package io.entitlements.jdbc;

import io.entitlements.core.testkit.ClaimKillContract;
import io.entitlements.core.testkit.StoreOpening;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A worker that is killed while it uses an H2 file fulfils every claim once. */
class H2ClaimKillTest extends ClaimKillContract {

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
