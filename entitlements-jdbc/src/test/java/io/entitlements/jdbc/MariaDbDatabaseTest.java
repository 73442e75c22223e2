package io.entitlements.jdbc;

/** What this library promises on each of its databases, on MariaDB. */
class MariaDbDatabaseTest extends DatabaseContract {

  MariaDbDatabaseTest() {
    super(MariaDbServer.ONLY);
  }
}
