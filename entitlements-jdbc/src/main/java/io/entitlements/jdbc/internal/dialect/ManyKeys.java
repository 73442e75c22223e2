package io.entitlements.jdbc.internal.dialect;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;

/**
 * The condition that a row has one of many keys: some columns have one value each, bound by the
 * column's name, and the last one has many. It is a list of parameters, or one array joined by the
 * whole key where the database can unnest one. On PostgreSQL the list would be compared one by one;
 * and a table that was filled just now has no statistics, so that a condition on the first columns
 * alone looks as if it found a row or two, when it finds them all.
 *
 * <p>PostgreSQL also keeps a plan on its connection until a table's statistics change. One made
 * while a table was all but empty reads the whole table for each value, and does so on while the
 * same import fills it: 10,000 addresses took half a minute. So these statements, and no others of
 * the transaction, are planned each time.
 */
public final class ManyKeys {

  private static final StatementCustomizer PLANNED_EACH_TIME =
      new StatementCustomizer() {
        @Override
        public void beforeExecution(PreparedStatement statement, StatementContext context)
            throws SQLException {
          set(statement, "force_custom_plan");
        }

        @Override
        public void afterExecution(PreparedStatement statement, StatementContext context)
            throws SQLException {
          set(statement, "default");
        }

        private void set(PreparedStatement statement, String mode) throws SQLException {
          try (Statement setting = statement.getConnection().createStatement()) {
            setting.execute("set local plan_cache_mode = " + mode);
          }
        }
      };

  private final ColumnType type;
  private final List<String> single;
  private final String many;

  private ManyKeys(ColumnType type, List<String> single, String many) {
    this.type = type;
    this.single = single;
    this.many = many;
  }

  /** Keys that end with a UUID: the columns, the last of which has many values. */
  public static ManyKeys uuids(String... columns) {
    List<String> all = List.of(columns);
    int last = all.size() - 1;
    return new ManyKeys(ColumnType.UUID, all.subList(0, last), all.get(last));
  }

  /** Keys that are texts: the column, behind any number of columns of UUIDs. */
  public static ManyKeys texts(String... columns) {
    List<String> all = List.of(columns);
    int last = all.size() - 1;
    return new ManyKeys(ColumnType.TEXT, all.subList(0, last), all.get(last));
  }

  /** Keys that end with an integer, behind any number of columns of UUIDs. */
  public static ManyKeys integers(String... columns) {
    List<String> all = List.of(columns);
    int last = all.size() - 1;
    return new ManyKeys(ColumnType.INTEGER, all.subList(0, last), all.get(last));
  }

  /** A statement with the condition in the place of {@code <keys>}. */
  public String in(String sql, Dialect dialect) {
    return sql.replace("<keys>", dialect.hasUnnest() ? joined() : listed());
  }

  /**
   * The statement for one key, to which each value is bound by its column's name: for who has one
   * key at a time, and for whom three round trips would be two too many.
   */
  public String one(String sql) {
    return sql.replace(
        "<keys>",
        Stream.concat(single.stream(), Stream.of(many))
            .map(column -> column + " = :" + column)
            .collect(Collectors.joining(" and ")));
  }

  private String joined() {
    String columns =
        Stream.concat(single.stream(), Stream.of(many)).collect(Collectors.joining(", "));
    String values =
        Stream.concat(
                single.stream().map(column -> "cast(:" + column + " as uuid)"),
                Stream.of("unnest(cast(:many as " + type.sqlName() + "[]))"))
            .collect(Collectors.joining(", "));
    return "(" + columns + ") in (select " + values + ")";
  }

  private String listed() {
    return Stream.concat(
            single.stream().map(column -> column + " = :" + column),
            Stream.of(many + " in (<many>)"))
        .collect(Collectors.joining(" and "));
  }

  /**
   * Binds the values of the last column.
   *
   * @param statement made of what {@link #in} gave
   * @param dialect the database's
   * @param values at least one
   * @param <S> what kind of statement
   * @return the statement
   */
  public <S extends SqlStatement<S>> S bind(S statement, Dialect dialect, List<?> values) {
    if (!dialect.hasUnnest()) {
      return statement.bindList("many", values);
    }
    statement.addCustomizer(PLANNED_EACH_TIME);
    Object[] array = values.toArray();
    Argument argument =
        (position, prepared, context) ->
            prepared.setArray(
                position, prepared.getConnection().createArrayOf(type.sqlName(), array));
    return statement.bind("many", argument);
  }
}
