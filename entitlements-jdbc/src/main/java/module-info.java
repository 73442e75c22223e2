/** Storage in a relational database. */
// Jdbi has no module descriptor of its own.
@SuppressWarnings("requires-automatic")
module io.entitlements.jdbc {
  requires transitive io.entitlements;
  requires transitive java.sql;
  requires static transitive org.jspecify;
  // For Jdbi, which cannot ask for it.
  requires io.leangen.geantyref;
  requires org.jdbi.v3.core;
  requires org.slf4j;

  exports io.entitlements.jdbc;
}
