package io.entitlements.jdbc.internal.dialect;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Fills {@code in (<name>)} with many values: one array where the database can unnest it, a list
 * elsewhere. A list of parameters is compared one by one on PostgreSQL once it has made a plan for
 * any list; an array is joined.
 */
public final class ManyValues {

  private ManyValues() {}

  /**
   * Binds values.
   *
   * @param statement its text has {@code in (<name>)} once
   * @param dialect the database's
   * @param name the name in it
   * @param values UUIDs or texts, at least one
   * @param <S> what kind of statement
   * @return the statement
   */
  public static <S extends SqlStatement<S>> S bind(
      S statement, Dialect dialect, String name, List<?> values) {
    if (!dialect.hasUnnest()) {
      return statement.bindList(name, values);
    }
    ColumnType type = values.get(0) instanceof UUID ? ColumnType.UUID : ColumnType.TEXT;
    Object[] array = values.toArray();
    Argument argument =
        (position, prepared, context) ->
            prepared.setArray(
                position, prepared.getConnection().createArrayOf(type.sqlName(), array));
    return statement
        .define(name, "select unnest(cast(:" + name + " as " + type.sqlName() + "[]))")
        .bind(name, argument);
  }
}
