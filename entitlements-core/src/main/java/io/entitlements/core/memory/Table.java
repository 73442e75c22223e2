package io.entitlements.core.memory;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Rows by their key, as one transaction reads and changes them. Rows are immutable. */
final class Table<K, V> {

  private final Transaction transaction;
  private final Map<K, V> rows;

  Table(Transaction transaction, Map<K, V> rows) {
    this.transaction = transaction;
    this.rows = rows;
  }

  Optional<V> find(K key) {
    transaction.requireOpen();
    return Optional.ofNullable(rows.get(key));
  }

  Stream<V> all() {
    transaction.requireOpen();
    return rows.values().stream();
  }

  Stream<Map.Entry<K, V>> entries() {
    transaction.requireOpen();
    return rows.entrySet().stream();
  }

  /** Adds a row; false if there is one of this key. */
  boolean insert(K key, V row) {
    if (find(key).isPresent()) {
      return false;
    }
    put(key, row);
    return true;
  }

  /** Adds a row whose key the caller knows to be new. */
  void add(K key, V row) {
    if (!insert(key, row)) {
      throw new IllegalStateException("there is a row of this key already: " + key);
    }
  }

  /** Changes a row on a condition; false if it does not hold, or there is no such row. */
  boolean update(K key, Predicate<V> condition, UnaryOperator<V> change) {
    Optional<V> row = find(key).filter(condition);
    row.map(change).ifPresent(changed -> put(key, changed));
    return row.isPresent();
  }

  void put(K key, V row) {
    find(key)
        .ifPresentOrElse(
            before -> transaction.changing(() -> rows.put(key, before)),
            () -> transaction.changing(() -> rows.remove(key)));
    rows.put(key, row);
  }

  /** Removes a row on a condition; false if it does not hold, or there is no such row. */
  boolean remove(K key, Predicate<V> condition) {
    Optional<V> row = find(key).filter(condition);
    row.ifPresent(
        before -> {
          transaction.changing(() -> rows.put(key, before));
          rows.remove(key);
        });
    return row.isPresent();
  }
}
