package io.entitlements.core.testkit;

/**
 * What real servers differ in.
 *
 * @param totals whether they say how long the list is
 * @param links whether they link to the next page
 * @param offsets whether they look at the offset
 * @param mostAtOnce how many they give at once, whatever they are asked for
 * @param fields whether they know how to give fewer members
 * @param filters whether they know how to filter
 */
public record LocalHabits(
    boolean totals,
    boolean links,
    boolean offsets,
    int mostAtOnce,
    boolean fields,
    boolean filters) {

  /** All that OneRoster has. */
  public static final LocalHabits USUAL =
      new LocalHabits(true, true, true, Integer.MAX_VALUE, true, true);

  /** No help with paging. */
  public static final LocalHabits BARE =
      new LocalHabits(false, false, true, Integer.MAX_VALUE, true, true);

  boolean understands(LocalQuery query) {
    return (fields || query.fields().isEmpty()) && (filters || query.filter().isEmpty());
  }

  /** The same, giving fewer at once. */
  public LocalHabits givingAtMost(int most) {
    return new LocalHabits(totals, links, offsets, most, fields, filters);
  }
}
