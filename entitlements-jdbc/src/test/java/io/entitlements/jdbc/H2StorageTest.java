package io.entitlements.jdbc;

import io.entitlements.spi.Storage;
import io.entitlements.spi.testkit.StorageContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The contract of every store, on H2 in a file. */
class H2StorageTest extends StorageContract {

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
