package io.entitlements.jdbc.internal.statement;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement in the form that JDBC takes.
 *
 * @param text with a question mark for each parameter
 * @param names of the parameters, in the order of the question marks
 */
record NamedSql(String text, List<String> names) {

  /**
   * Reads a statement with parameters like {@code :account}: every colon begins one. It takes a
   * microsecond or two, less than the driver's own look at the text, so nothing is kept.
   */
  static NamedSql parse(String sql) {
    List<String> names = new ArrayList<>();
    StringBuilder text = new StringBuilder(sql.length());
    int read = 0;
    for (int colon = sql.indexOf(':'); colon >= 0; colon = sql.indexOf(':', read)) {
      int end = colon + 1;
      while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
        end++;
      }
      if (end == colon + 1) {
        throw new IllegalArgumentException("a colon without a name in: " + sql);
      }
      names.add(sql.substring(colon + 1, end));
      text.append(sql, read, colon).append('?');
      read = end;
    }
    return new NamedSql(text.append(sql, read, sql.length()).toString(), names);
  }
}
