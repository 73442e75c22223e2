package io.entitlements.jdbc;

import io.entitlements.core.testkit.CorrectionKillContract;
import io.entitlements.core.testkit.StoreOpening;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A desk that is killed while it uses an H2 file corrects wholly, and once. */
class H2CorrectionKillTest extends CorrectionKillContract {

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
