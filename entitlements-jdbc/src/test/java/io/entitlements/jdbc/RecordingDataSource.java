package io.entitlements.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

/** Writes down what is asked of a database: statements as they are prepared, and commits. */
public final class RecordingDataSource {

  private final DataSource dataSource;
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  /** Asks this one. */
  public RecordingDataSource(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** What was asked, in order. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** The statements among them. */
  public List<String> statements() {
    return calls().stream().filter(call -> call.contains(" ")).toList();
  }

  /** Forgets what was asked so far. */
  public void clear() {
    calls.clear();
  }

  /** To be given to whom is watched. */
  public DataSource dataSource() {
    return proxy(
        DataSource.class,
        dataSource,
        (name, arguments, result) ->
            result instanceof Connection connection
                ? proxy(Connection.class, connection, this::note)
                : result);
  }

  private Object note(String name, Object[] arguments, Object result) {
    switch (name) {
      case "prepareStatement" -> calls.add(((String) arguments[0]).strip());
      case "commit" -> calls.add("commit");
      case "getTransactionIsolation" -> calls.add("isolation");
      case "setTransactionIsolation" -> calls.add("isolation=" + arguments[0]);
      default -> {
        // Stays on this side.
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
    Object of(String name, Object[] arguments, Object result);
  }
}
