package io.entitlements.jdbc;

/** Which of the JVMs that share the test classes this one is; each has servers of its own. */
final class Fork {

  /** Part of the names of its files. In an IDE always the first. */
  static final String NAME = System.getProperty("entitlements.fork", "fork-1");

  private Fork() {}
}
