package io.entitlements.jdbc;

/** What this library promises on each of its databases, on H2 in files. */
class H2DatabaseTest extends DatabaseContract {

  H2DatabaseTest() {
    super(H2.FILES);
  }
}
