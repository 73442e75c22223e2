package io.entitlements.jdbc;

class MariaDbFaultTest extends JdbcFaults {

  MariaDbFaultTest() {
    super(MariaDbServer.ONLY);
  }
}
