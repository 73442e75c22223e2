package io.entitlements.jdbc;

/** What this library promises on each of its databases, on PostgreSQL, the newest. */
class PostgresDatabaseTest extends DatabaseContract {

  PostgresDatabaseTest() {
    super(PostgresServer.CARELESS);
  }
}
