package io.entitlements.core.internal.change;

import io.entitlements.type.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Pages read by keyset: one row more than a page has is read, and tells whether another follows.
 */
public final class Keyset {

  private Keyset() {}

  /** Checks how many rows somebody asks for. */
  public static void checkLimit(int limit, int max) {
    if (limit < 1 || limit > max) {
      throw new IllegalArgumentException("limit is 1 to " + max + ", not " + limit);
    }
  }

  /**
   * A page.
   *
   * @param found up to {@code limit + 1} rows
   * @param cursor the cursor that a page's last row gives
   */
  public static <T> Page<T> page(List<T> found, int limit, Function<T, String> cursor) {
    List<T> page = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        page,
        found.size() > limit ? Optional.of(cursor.apply(page.get(limit - 1))) : Optional.empty());
  }
}
