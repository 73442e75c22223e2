package io.entitlements.benchmarks;

import java.sql.SQLException;

/** Gives a teacher a seat and takes it back, each in a transaction and under a key of its own. */
interface SeatTurn {

  /** Does both; answers something to be consumed. */
  Object run(Portal.School school, Schools.Teacher teacher, String key) throws SQLException;
}
