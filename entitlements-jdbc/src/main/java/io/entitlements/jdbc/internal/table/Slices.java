package io.entitlements.jdbc.internal.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Long lists in pieces that fit into the parameters of one statement, on every database. */
final class Slices {

  private static final int SIZE = 1_000;

  private Slices() {}

  static <T> List<List<T>> of(Collection<T> all) {
    List<T> list = List.copyOf(all);
    List<List<T>> slices = new ArrayList<>();
    for (int from = 0; from < list.size(); from += SIZE) {
      slices.add(list.subList(from, Math.min(from + SIZE, list.size())));
    }
    return slices;
  }
}
