package io.entitlements.jdbc;

import io.entitlements.core.testkit.EngineContract;
import io.entitlements.spi.Storage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** What the engine promises on every store, on H2 in a file. */
class H2EngineTest extends EngineContract {

  private final List<TestDatabase> databases = new ArrayList<>();

  @Override
  protected Storage createStorage() {
    TestDatabase database = TestDatabase.migrated();
    databases.add(database);
    return JdbcStorage.create(database.pool());
  }

  @AfterEach
  void deleteDatabases() {
    databases.forEach(TestDatabase::close);
    databases.clear();
  }
}
