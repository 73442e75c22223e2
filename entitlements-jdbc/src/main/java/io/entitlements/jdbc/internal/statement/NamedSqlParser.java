package io.entitlements.jdbc.internal.statement;

import org.jdbi.v3.core.statement.ParsedParameters;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Lets Jdbi read statements as {@link Sql} does. Its own reader follows a grammar, and until the
 * JVM has compiled that, reading a statement for the first time takes longer than running it. In a
 * statement without names, every question mark is a parameter.
 */
public final class NamedSqlParser implements SqlParser {

  /** Keeps nothing. */
  public NamedSqlParser() {}

  @Override
  public ParsedSql parse(String sql, StatementContext context) {
    NamedSql read = NamedSql.parse(sql);
    ParsedParameters parameters =
        read.names().isEmpty()
            ? ParsedParameters.positional((int) sql.chars().filter(c -> c == '?').count())
            : ParsedParameters.named(read.names());
    return ParsedSql.of(read.text(), parameters);
  }

  @Override
  public String nameParameter(String name, StatementContext context) {
    return ":" + name;
  }
}
