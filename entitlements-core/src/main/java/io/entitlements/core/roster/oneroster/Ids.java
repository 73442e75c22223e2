package io.entitlements.core.roster.oneroster;

import io.entitlements.core.internal.source.Entry;
import io.entitlements.roster.RosterRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The {@code sourcedId}s of one file, each used once. */
final class Ids {

  private static final String COLUMN = "sourcedId";

  private final Map<String, Long> lines = new HashMap<>();
  private boolean complete = true;

  /** Takes a record's identifier; empty if it cannot be used, which is then noted. */
  Optional<String> take(Row row) {
    Optional<String> id = row.required(COLUMN);
    if (id.isPresent() && id.get().length() > RosterRecord.MAX_ID_LENGTH) {
      row.problem(COLUMN, "longer than " + RosterRecord.MAX_ID_LENGTH + " characters");
      id = Optional.empty();
    }
    if (id.isPresent() && !Entry.isId(id.get())) {
      row.problem(COLUMN, "this cannot be an identifier");
      id = Optional.empty();
    }
    if (id.isEmpty()) {
      missed();
      return id;
    }
    Long first = lines.putIfAbsent(id.get(), row.line());
    if (first != null) {
      row.problem(COLUMN, "the same sourcedId as on line " + first);
    }
    return id;
  }

  /** Notes that an identifier could not be read, so that references cannot be judged any more. */
  void missed() {
    complete = false;
  }

  /** Whether an identifier is one of them. */
  boolean contains(String id) {
    return lines.containsKey(id);
  }

  /**
   * Checks a reference.
   *
   * @param file the file in which the identifier should be
   * @return the identifier referred to, or empty if there is none, which is then noted
   */
  Optional<String> follow(Row row, String column, String file) {
    return row.required(column).filter(id -> check(row, column, id, file));
  }

  private boolean check(Row row, String column, String id, String file) {
    if (complete && !lines.containsKey(id)) {
      row.problem(column, "there is no such sourcedId in " + file);
      return false;
    }
    return true;
  }
}
