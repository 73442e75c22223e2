package io.entitlements.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A database that others use afterwards. Its pool gives nothing any more once it is closed. */
final class LentDatabase extends TestDatabase {

  private final PooledDatabase database;
  private final DataSource pool;
  private final Runnable giveBack;
  private volatile boolean closed;

  LentDatabase(PooledDatabase database, Runnable giveBack) {
    this.database = database;
    this.giveBack = giveBack;
    this.pool =
        (DataSource)
            Proxy.newProxyInstance(
                LentDatabase.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> ask(method, arguments));
  }

  private Object ask(Method method, Object[] arguments) throws Throwable {
    try {
      Object answer = method.invoke(database.pool(), arguments);
      // Asked afterwards: who closes meanwhile sees that the connection is in use.
      if (closed && answer instanceof Connection connection) {
        connection.close();
        throw new SQLException("the test that had this database is over");
      }
      return answer;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  String url() {
    return database.url();
  }

  @Override
  public DataSource pool() {
    return pool;
  }

  @Override
  int connectionsInUse() {
    return database.connectionsInUse();
  }

  @Override
  DataSource unpooled() {
    return database.unpooled();
  }

  @Override
  public void close() {
    closed = true;
    giveBack.run();
  }
}
