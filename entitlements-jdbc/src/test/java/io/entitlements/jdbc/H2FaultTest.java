package io.entitlements.jdbc;

class H2FaultTest extends JdbcFaults {

  H2FaultTest() {
    super(H2.FILES);
  }
}
