package io.entitlements.jdbc.internal.dialect;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Waits for notifications on a connection. That is no part of JDBC but of the driver's interface,
 * whose one method is called by reflection: the driver is the application's.
 */
final class PostgresNotifications {

  private final Object driver;
  private final Method getNotifications;

  private PostgresNotifications(Object driver, Method getNotifications) {
    this.driver = driver;
    this.getNotifications = getNotifications;
  }

  /** On a connection, which may be a pool's around the driver's. */
  static PostgresNotifications of(Connection connection) throws SQLException {
    try {
      Class<?> type = Class.forName("org.postgresql.PGConnection");
      return new PostgresNotifications(
          connection.unwrap(type), type.getMethod("getNotifications", int.class));
    } catch (ReflectiveOperationException e) {
      throw new SQLException("the driver of PostgreSQL cannot be reached", e);
    }
  }

  /**
   * Waits for some.
   *
   * @param millis how long at most; zero would be without an end
   * @return whether there were some
   */
  boolean await(int millis) throws SQLException {
    try {
      Object[] heard = (Object[]) getNotifications.invoke(driver, millis);
      return heard != null && heard.length > 0;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SQLException failed) {
        throw failed;
      }
      throw new SQLException("the driver failed", e.getCause());
    } catch (IllegalAccessException e) {
      throw new SQLException("the driver of PostgreSQL cannot be reached", e);
    }
  }
}
