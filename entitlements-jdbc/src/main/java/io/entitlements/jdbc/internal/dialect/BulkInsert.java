package io.entitlements.jdbc.internal.dialect;

import io.entitlements.jdbc.internal.statement.Sql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * Inserts many rows of one table in few round trips: whole columns as arrays where the database can
 * unnest them, batches elsewhere. Immutable; kept in a constant beside the other statements.
 *
 * @param <R> what a row is made of
 */
public final class BulkInsert<R> {

  /** Rows sent at once: enough to make the round trip cheap, few enough for any packet. */
  private static final int CHUNK = 2_000;

  private final String table;
  private final List<Column<R>> columns;

  private BulkInsert(String table, List<Column<R>> columns) {
    this.table = table;
    this.columns = columns;
  }

  /**
   * Starts without columns.
   *
   * @param table its name
   * @param <R> what a row is made of
   */
  public static <R> BulkInsert<R> into(String table) {
    return new BulkInsert<>(table, List.of());
  }

  /** With a column of UUIDs. */
  public BulkInsert<R> uuid(String column, Function<R, @Nullable UUID> value) {
    return with(new Column<>(column, ColumnType.UUID, value));
  }

  /** With a column of text. */
  public BulkInsert<R> text(String column, Function<R, @Nullable String> value) {
    return with(new Column<>(column, ColumnType.TEXT, value));
  }

  /** With a column of {@code bigint}, instants among them. */
  public BulkInsert<R> bigint(String column, Function<R, @Nullable Long> value) {
    return with(new Column<>(column, ColumnType.BIGINT, value));
  }

  /** With a column of {@code integer}. */
  public BulkInsert<R> integer(String column, Function<R, @Nullable Integer> value) {
    return with(new Column<>(column, ColumnType.INTEGER, value));
  }

  /** With a column of days. */
  public BulkInsert<R> date(String column, Function<R, @Nullable LocalDate> value) {
    return with(new Column<>(column, ColumnType.DATE, value));
  }

  /** With a column of truth values. */
  public BulkInsert<R> bool(String column, Function<R, @Nullable Boolean> value) {
    return with(new Column<>(column, ColumnType.BOOLEAN, value));
  }

  private BulkInsert<R> with(Column<R> column) {
    List<Column<R>> more = new ArrayList<>(columns);
    more.add(column);
    return new BulkInsert<>(table, List.copyOf(more));
  }

  /**
   * Inserts all rows, or throws as a single insert does; then none of them counts, for the
   * transaction must be rolled back.
   *
   * @param handle in a transaction
   * @param dialect the database's
   * @param rows any number
   */
  public void execute(Handle handle, Dialect dialect, List<R> rows) {
    if (rows.size() == 1) {
      one(handle, rows.get(0));
      return;
    }
    for (int from = 0; from < rows.size(); from += CHUNK) {
      List<R> chunk = rows.subList(from, Math.min(from + CHUNK, rows.size()));
      if (dialect.hasUnnest()) {
        unnest(handle, chunk);
      } else {
        batch(handle, chunk);
      }
    }
  }

  private void one(Handle handle, R row) {
    String names =
        columns.stream().map(column -> ":" + column.name).collect(Collectors.joining(", "));
    Sql insert = Sql.of(handle, insertInto() + " values (" + names + ")");
    columns.forEach(column -> insert.bind(column.name, column.value.apply(row)));
    insert.execute();
  }

  /** A column that has one value in all rows, as most of a bulk change's have, is sent once. */
  private void unnest(Handle handle, List<R> rows) {
    // One is an array in any case: it says how many rows there are.
    List<Column<R>> varying =
        columns.stream()
            .filter(column -> column.equals(columns.get(0)) || !column.isSame(rows))
            .toList();
    List<Column<R>> same = columns.stream().filter(column -> !varying.contains(column)).toList();
    String selected =
        columns.stream()
            .map(column -> same.contains(column) ? column.parameter() : "many." + column.name)
            .collect(Collectors.joining(", "));
    String arrays =
        varying.stream()
            .map(column -> "cast(? as " + column.type.sqlName() + "[])")
            .collect(Collectors.joining(", "));
    String names = varying.stream().map(Column::name).collect(Collectors.joining(", "));
    Update insert =
        handle.createUpdate(
            insertInto()
                + " select "
                + selected
                + " from unnest("
                + arrays
                + ") as many ("
                + names
                + ")");
    for (int i = 0; i < same.size(); i++) {
      insert.bindByType(i, same.get(i).value.apply(rows.get(0)), same.get(i).type.javaType());
    }
    for (int i = 0; i < varying.size(); i++) {
      insert.bind(same.size() + i, array(varying.get(i), rows));
    }
    insert.execute();
  }

  private static <R> Argument array(Column<R> column, List<R> rows) {
    Object[] values = rows.stream().map(column.value).toArray();
    return (position, statement, context) ->
        statement.setArray(
            position, statement.getConnection().createArrayOf(column.type.sqlName(), values));
  }

  private void batch(Handle handle, List<R> rows) {
    String marks = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
    PreparedBatch batch = handle.prepareBatch(insertInto() + " values (" + marks + ")");
    for (R row : rows) {
      IntStream.range(0, columns.size()).forEach(i -> columns.get(i).bind(batch, i, row));
      batch.add();
    }
    batch.execute();
  }

  private String insertInto() {
    return "insert into "
        + table
        + columns.stream().map(Column::name).collect(Collectors.joining(", ", " (", ")"));
  }

  private record Column<R>(String name, ColumnType type, Function<R, ?> value) {

    boolean isSame(List<R> rows) {
      Object first = value.apply(rows.get(0));
      return rows.stream().allMatch(row -> Objects.equals(first, value.apply(row)));
    }

    String parameter() {
      return "cast(? as " + type.sqlName() + ")";
    }

    /** By type: a batch keeps for a column the type that it had in the first row. */
    void bind(PreparedBatch batch, int position, R row) {
      batch.bindByType(position, value.apply(row), type.javaType());
    }
  }
}
