package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.roster.PushedResource.Kind;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The table {@code pushed_stretch}: where a page begins is found by counts, of which there are few,
 * and not by passing over everything before it. The last stretch is counted when it is asked for,
 * so that what is added changes no count; it gets one when the next begins.
 */
final class PushedStretchTable {

  /** Ordinals of one stretch: so many rows are passed over at most. */
  private static final int LENGTH = 500;

  private static final String OF_KIND = ListKey.WHERE + "and kind = :kind ";

  /** With all that is behind them, of number -1. */
  private static final String ALL =
      "select number, resources from pushed_stretch"
          + OF_KIND
          + "union all select -1, count(*) from pushed_resource"
          + OF_KIND
          + "and ordinal >= :length * (select coalesce(max(number) + 1, 0) from pushed_stretch"
          + OF_KIND
          + ")";

  private static final String MORE =
      "update pushed_stretch set resources = resources + 1" + OF_KIND + "and number = :number";

  private static final String COUNT =
      "select count(*) from pushed_resource"
          + OF_KIND
          + "and ordinal >= :first and ordinal <= :last";

  private static final String CLOSE =
      """
      insert into pushed_stretch (organization_id, connection_id, kind, number, resources)
      values (:organization, :connection, :kind, :number, :resources)
      """;

  private static final String LESS =
      "update pushed_stretch set resources = resources - 1" + OF_KIND + "and number = :number";

  private static final String DROP =
      "delete from pushed_stretch" + OF_KIND + "and number = :number and resources = 0";

  private static final String CLEAR = "delete from pushed_stretch" + ListKey.WHERE;

  private final Handle handle;

  PushedStretchTable(Handle handle) {
    this.handle = handle;
  }

  private Sql of(ListKey list, Kind kind, String sql) {
    return list.of(handle, sql).bind("kind", kind.name());
  }

  /**
   * Where a page begins.
   *
   * @param total how many resources there are
   * @param firstOrdinal from which ordinal on to read
   * @param skipped how many of those to pass over
   */
  record Place(long total, long firstOrdinal, long skipped) {}

  /** The place behind so many resources. */
  Place place(ListKey list, Kind kind, long offset) {
    long total = 0;
    long first = 0;
    long before = 0;
    for (Stretch stretch : stretches(list, kind)) {
      if (total <= offset) {
        first = stretch.number() * LENGTH;
        before = total;
      }
      total += stretch.resources();
    }
    return new Place(total, first, offset - before);
  }

  private record Stretch(long number, long resources) {

    boolean isLast() {
      return number < 0;
    }
  }

  private List<Stretch> stretches(ListKey list, Kind kind) {
    List<Stretch> all =
        of(list, kind, ALL)
            .bind("length", LENGTH)
            .list(row -> new Stretch(row.getLong("number"), row.getLong("resources")));
    long next = all.stream().mapToLong(Stretch::number).max().orElse(-1) + 1;
    return all.stream()
        .map(one -> one.isLast() ? new Stretch(next, one.resources()) : one)
        .sorted(Comparator.comparing(Stretch::number))
        .toList();
  }

  /**
   * A resource was added behind all others.
   *
   * @param ordinal its own
   * @param last the number of the last stretch that has a count, or -1
   */
  void added(ListKey list, Kind kind, long ordinal, long last) {
    long number = ordinal / LENGTH;
    if (number <= last) {
      of(list, kind, MORE).bind("number", number).execute();
    } else if (ordinal % LENGTH == LENGTH - 1) {
      int resources =
          of(list, kind, COUNT)
              .bind("first", number * LENGTH)
              .bind("last", ordinal)
              .find(row -> row.getInt(1))
              .orElseThrow();
      of(list, kind, CLOSE).bind("number", number).bind("resources", resources).execute();
    }
  }

  void remove(ListKey list, Kind kind, long ordinal) {
    long number = ordinal / LENGTH;
    if (of(list, kind, LESS).bind("number", number).execute() == 1) {
      of(list, kind, DROP).bind("number", number).execute();
    }
  }

  boolean clear(ListKey list) {
    return list.of(handle, CLEAR).execute() > 0;
  }
}
