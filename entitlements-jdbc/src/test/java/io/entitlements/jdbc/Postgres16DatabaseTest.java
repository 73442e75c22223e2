package io.entitlements.jdbc;

/** What this library promises on each of its databases, on PostgreSQL, the oldest supported. */
class Postgres16DatabaseTest extends DatabaseContract {

  Postgres16DatabaseTest() {
    super(PostgresServer.CARELESS_OLDEST);
  }
}
