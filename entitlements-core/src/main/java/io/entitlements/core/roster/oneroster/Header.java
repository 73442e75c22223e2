package io.entitlements.core.roster.oneroster;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The first line of a file: which column is where. */
final class Header {

  private final List<String> names;
  private final boolean[] reads;

  private Header(Layout layout, List<String> names) {
    this.names = names;
    this.reads = new boolean[names.size()];
    for (int i = 0; i < reads.length; i++) {
      reads[i] = layout.read().contains(names.get(i));
    }
  }

  /** Takes a first line; empty if it does not fit the layout, which is then reported. */
  static Optional<Header> of(Layout layout, FieldCollector fields, Problems problems) {
    List<String> names = IntStream.range(0, fields.count()).mapToObj(fields::field).toList();
    int before = problems.count();
    if (names.stream().noneMatch(layout.known()::contains)) {
      // A first record instead of a header holds people's data: none of it goes into a message.
      problems.add(layout.file(), 1, "", "the first line has no known column; is it a header?");
    } else {
      checkNames(layout, names, problems);
    }
    return problems.count() == before ? Optional.of(new Header(layout, names)) : Optional.empty();
  }

  private static void checkNames(Layout layout, List<String> names, Problems problems) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.isEmpty()) {
        problems.add(layout.file(), 1, "", "column " + (i + 1) + " has no name");
      } else if (!seen.add(name)) {
        problems.add(layout.file(), 1, name, "the column appears twice");
      } else if (!layout.known().contains(name) && !name.startsWith(Layout.EXTENSION)) {
        problems.add(layout.file(), 1, name, unknown(layout, name));
      }
    }
    layout.required().stream()
        .filter(name -> !seen.contains(name))
        .sorted()
        .forEach(name -> problems.add(layout.file(), 1, name, "the column is missing"));
  }

  private static String unknown(Layout layout, String name) {
    return layout.known().stream()
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .map(known -> "the column is unknown; it is written " + known)
        .orElse("the column is unknown; a column of your own begins with " + Layout.EXTENSION);
  }

  /** How many columns there are. */
  int size() {
    return reads.length;
  }

  /** Where a column is, from 0; -1 if the file does not have it. */
  int indexOf(String column) {
    return names.indexOf(column);
  }

  /** Whether the values of the column at this place are looked at. */
  boolean reads(int index) {
    return index < reads.length && reads[index];
  }

  /** The name of the column at this place, or an empty text if there is none. */
  String name(int index) {
    return index < names.size() ? names.get(index) : "";
  }
}
