package io.entitlements.jdbc;

class PostgresFaultTest extends JdbcFaults {

  PostgresFaultTest() {
    super(PostgresServer.NEWEST);
  }
}
