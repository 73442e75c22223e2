package io.entitlements.jdbc;

import io.entitlements.core.testkit.FaultContract;
import io.entitlements.spi.Storage;

/** What is told of requests whose connection is cut, or that meet a conflict. */
abstract class JdbcFaults extends FaultContract {

  private final TestServer server;
  private final TestDatabase database;
  private final FailingDataSource failing;

  JdbcFaults(TestServer server) {
    this.server = server;
    this.database = server.migrated();
    this.failing = new FailingDataSource(database.pool());
  }

  @Override
  protected Storage createStorage() {
    return new OwnedStorage(JdbcStorage.create(failing), database::close);
  }

  @Override
  protected void fail(Moment moment, int times) {
    switch (moment) {
      case LOST_BEFORE_COMMIT -> cut(FailingDataSource.Moment.STATEMENT, times);
      case LOST_AT_COMMIT -> cut(FailingDataSource.Moment.BEFORE_COMMIT, times);
      case LOST_AFTER_COMMIT -> cut(FailingDataSource.Moment.AFTER_COMMIT, times);
      case CONFLICT ->
          failing.fail(FailingDataSource.Moment.BEFORE_COMMIT, server.conflict(), times);
    }
  }

  private void cut(FailingDataSource.Moment moment, int times) {
    failing.cut(moment, server.lost(), times);
  }

  @Override
  protected int failures() {
    return failing.failures();
  }

  @Override
  protected int limit(Moment moment) {
    return moment == Moment.CONFLICT ? 15 : 3;
  }
}
