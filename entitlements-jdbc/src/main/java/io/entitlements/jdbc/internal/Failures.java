package io.entitlements.jdbc.internal;

import io.entitlements.error.StorageException;
import io.entitlements.error.StorageException.Outcome;
import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.dialect.Failure;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Finds the database's own error inside an exception, and lets nothing else of it out. */
public final class Failures {

  private Failures() {}

  /**
   * What an exception means; a {@link Failure#MISTAKE} if there is no error of the database in it.
   *
   * @param dialect the database's
   * @param exception any
   */
  public static Failure classify(Dialect dialect, Throwable exception) {
    SQLException error = sqlError(exception);
    return error == null ? Failure.MISTAKE : dialect.failure(error);
  }

  /**
   * The SQLState inside an exception, or an empty text.
   *
   * @param exception any
   */
  public static String sqlState(Throwable exception) {
    SQLException error = sqlError(exception);
    String state = error == null ? null : error.getSQLState();
    return state == null ? "" : state;
  }

  /**
   * Makes the exception for callers. Drivers put values of rows into their messages, addresses of
   * people among them; so only the codes and the stack trace go on.
   *
   * @param outcome what is known of the transaction
   * @param message what failed
   * @param exception the driver's, or one around it
   */
  public static StorageException storageException(
      Outcome outcome, String message, Throwable exception) {
    SQLException error = sqlError(exception);
    if (error == null) {
      return new StorageException(outcome, message, exception);
    }
    String codes = "SQLState " + error.getSQLState() + ", error " + error.getErrorCode();
    SQLException cause = new SQLException(codes, error.getSQLState(), error.getErrorCode());
    cause.setStackTrace(error.getStackTrace());
    return new StorageException(outcome, message + ": " + codes, cause);
  }

  private static @Nullable SQLException sqlError(Throwable exception) {
    for (Throwable e = exception; e != null; e = e.getCause()) {
      if (e instanceof SQLException error) {
        return error;
      }
    }
    return null;
  }
}
