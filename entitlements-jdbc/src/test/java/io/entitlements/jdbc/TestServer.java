package io.entitlements.jdbc;

/** Where tests get databases of one product, and what they must know of it. */
public interface TestServer {

  /** A database without tables. */
  TestDatabase empty();

  /** A database with tables, which only its user knows. */
  TestDatabase migrated();

  /**
   * A database with tables and without rows. It may have served others, who have left it, and may
   * serve more: its tables stay as they are.
   */
  TestDatabase emptied();

  /** Whether several processes may use a database at the same time. */
  boolean isShared();

  /** What it says when it gives a transaction up for another one's sake. */
  SqlError conflict();

  /** What it says when the connection is lost. */
  SqlError lost();

  /** The statement that leaves three characters to a column. */
  String narrow(String table, String column);

  /** The statement that drops an index. */
  String dropIndex(String index, String table);

  /** As drivers tell errors. */
  record SqlError(String state, int code) {}
}
