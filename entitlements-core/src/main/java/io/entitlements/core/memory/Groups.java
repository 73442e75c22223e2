package io.entitlements.core.memory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  void addAll(K key, Collection<V> rows) {
    table.put(key, Stream.concat(of(key).stream(), rows.stream()).toList());
  }

  void removeAll(K key, Collection<V> rows) {
    Set<V> removed = Set.copyOf(rows);
    table.put(key, of(key).stream().filter(row -> !removed.contains(row)).toList());
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
