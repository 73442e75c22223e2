package io.entitlements.jdbc;

/** H2 in files. */
final class H2 implements TestServer {

  static final H2 FILES = new H2();

  private H2() {}

  @Override
  public TestDatabase empty() {
    return TestDatabase.empty();
  }

  @Override
  public TestDatabase migrated() {
    return TestDatabase.migrated();
  }

  @Override
  public TestDatabase emptied() {
    return migrated();
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public SqlError conflict() {
    return new SqlError("40001", 40001);
  }

  @Override
  public SqlError lost() {
    return new SqlError("90067", 90067);
  }

  @Override
  public String narrow(String table, String column) {
    return "alter table " + table + " alter column " + column + " set data type varchar(3)";
  }

  @Override
  public String dropIndex(String index, String table) {
    return "drop index " + index;
  }
}
