package io.entitlements.benchmarks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Writes down the statements that somebody gives to a database, and the commits between them. */
public final class Recorder {

  private final DataSource dataSource;
  private final List<Recorded> recorded = Collections.synchronizedList(new ArrayList<>());

  /** A statement as it was prepared, and what was bound to it last; or a commit. */
  public record Recorded(String sql, TreeMap<Integer, Object> arguments) {}

  /** Of what is given to this one. */
  public Recorder(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** What was recorded since this was asked last. */
  public List<Recorded> take() {
    List<Recorded> taken = List.copyOf(recorded);
    recorded.clear();
    return taken;
  }

  /** To be given to whom is watched. */
  public DataSource watched() {
    return proxy(DataSource.class, dataSource, this::connection);
  }

  private Object connection(String method, Object[] arguments, Object result) {
    return result instanceof Connection connection
        ? proxy(Connection.class, connection, this::statement)
        : result;
  }

  private Object statement(String method, Object[] arguments, Object result) {
    switch (method) {
      case "commit", "getTransactionIsolation" ->
          recorded.add(new Recorded(method, new TreeMap<>()));
      case "prepareStatement" -> {
        Recorded statement = new Recorded((String) arguments[0], new TreeMap<>());
        recorded.add(statement);
        return proxy(
            PreparedStatement.class,
            (PreparedStatement) result,
            (setter, bound, nothing) -> {
              if (setter.startsWith("set") && bound.length > 1) {
                statement.arguments().put((Integer) bound[0], bound[1]);
              }
              return nothing;
            });
      }
      default -> {
        // Nothing that goes to the database.
      }
    }
    return result;
  }

  private static <T> T proxy(Class<T> type, T target, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return answer.of(method.getName(), arguments, method.invoke(target, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private interface Answer {
    Object of(String method, Object[] arguments, Object result);
  }
}
