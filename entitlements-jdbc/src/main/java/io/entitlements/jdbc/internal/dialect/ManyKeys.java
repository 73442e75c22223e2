package io.entitlements.jdbc.internal.dialect;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The condition that a row has one of many keys: some columns have one value each, bound by the
 * column's name, and the last one has many. It is a list of parameters, or one array joined by the
 * whole key where the database can unnest one. On PostgreSQL the list would be compared one by one;
 * and a table that was filled just now has no statistics, so that a condition on the first columns
 * alone looks as if it found a row or two, when it finds them all.
 */
public final class ManyKeys {

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

  /** Keys that are texts: the column. */
  public static ManyKeys texts(String column) {
    return new ManyKeys(ColumnType.TEXT, List.of(), column);
  }

  /** A statement with the condition in the place of {@code <keys>}. */
  public String in(String sql, Dialect dialect) {
    return sql.replace("<keys>", dialect.hasUnnest() ? joined() : listed());
  }

  private String joined() {
    if (single.isEmpty()) {
      // Always by the index, also where a table without statistics makes a join look cheaper.
      return many + " = any (cast(:many as " + type.sqlName() + "[]))";
    }
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
    Object[] array = values.toArray();
    Argument argument =
        (position, prepared, context) ->
            prepared.setArray(
                position, prepared.getConnection().createArrayOf(type.sqlName(), array));
    return statement.bind("many", argument);
  }
}
