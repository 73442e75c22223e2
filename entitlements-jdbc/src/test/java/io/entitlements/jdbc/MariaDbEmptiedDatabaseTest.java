package io.entitlements.jdbc;

/** A database of the tests that was used before is as good as a new one, on MariaDB. */
class MariaDbEmptiedDatabaseTest extends EmptiedDatabaseContract {

  MariaDbEmptiedDatabaseTest() {
    super(MariaDbServer.ONLY, "select connection_id()");
  }
}
