package io.entitlements.jdbc.internal.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement in the form that JDBC takes.
 *
 * @param text with a question mark for each parameter
 * @param names of the parameters, in the order of the question marks
 */
record NamedSql(String text, List<String> names) {

  private static final Pattern QUOTED_OR_NAMED =
      Pattern.compile("'[^']*'|::|:([a-zA-Z][a-zA-Z0-9_]*)");

  static NamedSql parse(String sql) {
    List<String> names = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Matcher part = QUOTED_OR_NAMED.matcher(sql);
    while (part.find()) {
      String name = part.group(1);
      if (name != null) {
        names.add(name);
      }
      part.appendReplacement(text, name == null ? Matcher.quoteReplacement(part.group()) : "?");
    }
    return new NamedSql(part.appendTail(text).toString(), List.copyOf(names));
  }
}
