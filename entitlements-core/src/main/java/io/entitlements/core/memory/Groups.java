package io.entitlements.core.memory;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rows that belong together, in the order in which they were added. */
final class Groups<K, V> {

  private final Table<K, List<V>> table;

  Groups(Transaction transaction, Map<K, List<V>> rows) {
    this.table = new Table<>(transaction, rows);
  }

  List<V> of(K key) {
    return table.find(key).orElse(List.of());
  }

  void add(K key, V row) {
    table.put(key, Stream.concat(of(key).stream(), Stream.of(row)).toList());
  }

  void replace(K key, V before, V after) {
    table.put(key, of(key).stream().map(row -> row.equals(before) ? after : row).toList());
  }

  Stream<V> all() {
    return table.all().flatMap(List::stream);
  }

  void remove(K key, V row) {
    table.put(key, of(key).stream().filter(other -> !other.equals(row)).toList());
  }
}
