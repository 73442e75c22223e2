package io.entitlements.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** A database of a server, with the pool that most applications use. */
final class PooledDatabase extends TestDatabase {

  private final String url;
  private final DataSource unpooled;
  private final HikariDataSource pool;
  private final Runnable drop;

  PooledDatabase(String url, DataSource unpooled, Runnable drop) {
    this.url = url;
    this.unpooled = unpooled;
    this.drop = drop;
    HikariConfig config = new HikariConfig();
    config.setDataSource(unpooled);
    config.setMaximumPoolSize(16);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    this.pool = new HikariDataSource(config);
  }

  @Override
  String url() {
    return url;
  }

  @Override
  public DataSource pool() {
    return pool;
  }

  @Override
  int connectionsInUse() {
    return pool.getHikariPoolMXBean().getActiveConnections();
  }

  /** In use or not. */
  int connections() {
    return pool.getHikariPoolMXBean().getTotalConnections();
  }

  @Override
  DataSource unpooled() {
    return unpooled;
  }

  /** The same database with other connections. */
  PooledDatabase withNewPool() {
    return new PooledDatabase(url, unpooled, drop);
  }

  void closePool() {
    pool.close();
  }

  @Override
  public void close() {
    closePool();
    drop.run();
  }
}
