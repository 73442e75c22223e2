package io.entitlements.jdbc.internal.statement;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * A statement with named parameters, run at once on the handle's connection: for the statements of
 * which a change has many. Jdbi makes everything about a statement configurable and copies that for
 * each one, which costs as much as the driver; the others are left to it.
 */
public final class Sql {

  private static final Object MISSING = new Object();

  private final Handle handle;
  private final NamedSql sql;
  private final @Nullable Object[] values;
  private final List<@Nullable Object[]> batch = new ArrayList<>(0);

  private Sql(Handle handle, NamedSql sql) {
    this.handle = handle;
    this.sql = sql;
    this.values = new Object[sql.names().size()];
    Arrays.fill(values, MISSING);
  }

  /**
   * Begins a statement.
   *
   * @param handle in a transaction
   * @param sql with parameters like {@code :account}, and without any other colon
   */
  public static Sql of(Handle handle, String sql) {
    return new Sql(handle, NamedSql.parse(sql));
  }

  /**
   * Binds a parameter wherever it stands.
   *
   * @param name without the colon
   * @param value a UUID, text, number or truth value, or null
   */
  public Sql bind(String name, @Nullable Object value) {
    boolean found = false;
    for (int i = 0; i < values.length; i++) {
      if (sql.names().get(i).equals(name)) {
        values[i] = value;
        found = true;
      }
    }
    if (!found) {
      throw new IllegalArgumentException("no parameter " + name + " in: " + sql.text());
    }
    return this;
  }

  /** Runs a change; answers how many rows it found. */
  public int execute() {
    try (PreparedStatement statement = prepare()) {
      bindAll(statement, values);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Puts what is bound aside for {@link #executeBatch}; the same can be bound anew then. */
  public void add() {
    batch.add(values.clone());
  }

  /** Runs a change with all that was put aside, in one round trip where the driver can. */
  public void executeBatch() {
    try (PreparedStatement statement = prepare()) {
      for (@Nullable Object[] row : batch) {
        bindAll(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Runs a query that gives at most one row. */
  public <T> Optional<T> find(RowReader<T> reader) {
    List<T> rows = list(reader);
    if (rows.size() > 1) {
      throw new IllegalStateException("more than one row: " + sql.text());
    }
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
  }

  /** Runs a query. */
  public <T> List<T> list(RowReader<T> reader) {
    try (PreparedStatement statement = prepare()) {
      bindAll(statement, values);
      try (ResultSet row = statement.executeQuery()) {
        List<T> rows = new ArrayList<>();
        while (row.next()) {
          rows.add(reader.read(row));
        }
        return rows;
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private PreparedStatement prepare() throws SQLException {
    return handle.getConnection().prepareStatement(sql.text());
  }

  private void bindAll(PreparedStatement statement, @Nullable Object[] row) throws SQLException {
    for (int i = 0; i < row.length; i++) {
      if (row[i] == MISSING) {
        throw new IllegalStateException(sql.names().get(i) + " is not bound: " + sql.text());
      }
      statement.setObject(i + 1, row[i]);
    }
  }

  /** Without the statement's values. */
  private UnableToExecuteStatementException failed(SQLException e) {
    return new UnableToExecuteStatementException("cannot run: " + sql.text(), e, null);
  }

  /** Makes a value of the row at which a result stands. */
  public interface RowReader<T> {

    /** Reads it. */
    T read(ResultSet row) throws SQLException;
  }
}
