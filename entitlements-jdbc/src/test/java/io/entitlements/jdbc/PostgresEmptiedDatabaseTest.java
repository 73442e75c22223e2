package io.entitlements.jdbc;

/** A database of the tests that was used before is as good as a new one, on PostgreSQL. */
class PostgresEmptiedDatabaseTest extends EmptiedDatabaseContract {

  PostgresEmptiedDatabaseTest() {
    super(PostgresServer.CARELESS, "select pg_backend_pid()");
  }
}
