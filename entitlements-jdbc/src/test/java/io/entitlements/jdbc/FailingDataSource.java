package io.entitlements.jdbc;

import io.entitlements.jdbc.TestServer.SqlError;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A real data source whose connections fail at a chosen moment. */
final class FailingDataSource implements DataSource {

  /** When it fails. */
  enum Moment {
    CONNECT,
    STATEMENT,
    BEFORE_COMMIT,
    AFTER_COMMIT
  }

  private final DataSource real;
  private Moment moment = Moment.CONNECT;
  private SQLException error = new SQLException();
  private int remaining;
  private int failures;

  FailingDataSource(DataSource real) {
    this.real = real;
  }

  /** Gives the same connection each time and never closes it. */
  static DataSource of(Connection only) {
    InvocationHandler keep =
        (proxy, method, arguments) ->
            method.getName().equals("close") ? null : invoke(only, method, arguments);
    Connection unclosed = proxy(keep);
    return (DataSource)
        Proxy.newProxyInstance(
            FailingDataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> unclosed);
  }

  synchronized void failOnce(Moment when, SqlError made) {
    moment = when;
    error = new SQLException("made up", made.state(), made.code());
    remaining = 1;
  }

  synchronized void failAlways(Moment when, SqlError made) {
    failOnce(when, made);
    remaining = Integer.MAX_VALUE;
  }

  synchronized int failures() {
    return failures;
  }

  private synchronized void reach(Moment reached) throws SQLException {
    if (reached == moment && remaining > 0) {
      remaining--;
      failures++;
      throw error;
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    reach(Moment.CONNECT);
    Connection connection = real.getConnection();
    return proxy(
        (proxy, method, arguments) -> {
          boolean commits = method.getName().equals("commit");
          if (commits) {
            reach(Moment.BEFORE_COMMIT);
          }
          if (method.getName().equals("prepareStatement")) {
            reach(Moment.STATEMENT);
          }
          Object result = invoke(connection, method, arguments);
          if (commits) {
            reach(Moment.AFTER_COMMIT);
          }
          return result;
        });
  }

  private static Connection proxy(InvocationHandler handler) {
    return (Connection)
        Proxy.newProxyInstance(
            FailingDataSource.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
  }

  private static Object invoke(Connection connection, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return real.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    real.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    real.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return real.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return real.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return real.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return real.isWrapperFor(type);
  }
}
