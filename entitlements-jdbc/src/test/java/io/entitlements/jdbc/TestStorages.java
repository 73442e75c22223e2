package io.entitlements.jdbc;

import io.entitlements.spi.Storage;
import java.util.ArrayList;
import java.util.List;

/** Storages on databases that nobody else uses meanwhile. */
final class TestStorages implements AutoCloseable {

  private final TestServer server;
  private final List<TestDatabase> databases = new ArrayList<>();

  TestStorages(TestServer server) {
    this.server = server;
  }

  Storage create() {
    TestDatabase database = server.emptied();
    databases.add(database);
    return JdbcStorage.create(database.pool());
  }

  @Override
  public void close() {
    databases.forEach(TestDatabase::close);
    databases.clear();
  }
}
