package io.entitlements.jdbc.internal.dialect;

/** What an error of the database means for the transaction that met it. */
public enum Failure {
  /** The database gave the transaction up for another one's sake; nothing of it happened. */
  CONFLICT,
  /** A key is there already: run again, the work sees the row, or fails for good. */
  DUPLICATE,
  /** The connection, or the database behind it, went away. */
  LOST,
  /** The same statement would fail again. */
  MISTAKE
}
