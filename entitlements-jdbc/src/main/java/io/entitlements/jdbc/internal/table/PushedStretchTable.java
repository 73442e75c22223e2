package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.roster.PushedResource.Kind;
import org.jdbi.v3.core.Handle;

/**
 * The table {@code pushed_stretch}: where a page begins is found by counts, of which there are few,
 * and not by passing over everything before it.
 */
final class PushedStretchTable {

  /** Ordinals of one stretch: so many rows are passed over at most. */
  private static final int LENGTH = 500;

  private static final String OF_KIND = ListKey.WHERE + "and kind = :kind ";

  private static final String ALL =
      "select number, resources from pushed_stretch" + OF_KIND + "order by number";

  private static final String MORE =
      "update pushed_stretch set resources = resources + 1" + OF_KIND + "and number = :number";

  private static final String FIRST =
      """
      insert into pushed_stretch (organization_id, connection_id, kind, number, resources)
      values (:organization, :connection, :kind, :number, 1)
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
    record Stretch(long number, int resources) {}
    long total = 0;
    long first = 0;
    long before = 0;
    for (Stretch stretch :
        of(list, kind, ALL)
            .list(row -> new Stretch(row.getLong("number"), row.getInt("resources")))) {
      if (total <= offset) {
        first = stretch.number() * LENGTH;
        before = total;
      }
      total += stretch.resources();
    }
    return new Place(total, first, offset - before);
  }

  void add(ListKey list, Kind kind, long ordinal) {
    long number = ordinal / LENGTH;
    if (of(list, kind, MORE).bind("number", number).execute() == 0) {
      of(list, kind, FIRST).bind("number", number).execute();
    }
  }

  void remove(ListKey list, Kind kind, long ordinal) {
    of(list, kind, LESS).bind("number", ordinal / LENGTH).execute();
    of(list, kind, DROP).bind("number", ordinal / LENGTH).execute();
  }

  boolean clear(ListKey list) {
    return list.of(handle, CLEAR).execute() > 0;
  }
}
