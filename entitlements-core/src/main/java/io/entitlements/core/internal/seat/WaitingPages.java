package io.entitlements.core.internal.seat;

import io.entitlements.core.internal.change.Keyset;
import io.entitlements.seat.Seats;
import io.entitlements.seat.Waiting;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.spi.WaitingStore.Placed;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.Page;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A waiting list page by page; the cursor is the place of a page's last entry.
 *
 * @param after the place behind which the page begins
 * @param limit the most entries on it
 */
record WaitingPages(long after, int limit) {

  private static final Pattern PLACE = Pattern.compile("[1-9][0-9]{0,17}");

  static WaitingPages of(Optional<String> cursor, int limit) {
    Keyset.checkLimit(limit, Seats.MAX_PAGE);
    if (cursor.isPresent() && !PLACE.matcher(cursor.get()).matches()) {
      throw new IllegalArgumentException("this is not a cursor of a waiting list");
    }
    return new WaitingPages(cursor.map(Long::parseLong).orElse(0L), limit);
  }

  Page<Waiting> read(UnitOfWork store, Subscription subscription) {
    List<Placed> found =
        store.waiting().page(subscription.organization(), subscription.id(), after, limit + 1);
    List<Placed> page = found.subList(0, Math.min(limit, found.size()));
    Optional<String> next =
        found.size() > limit
            ? Optional.of(Long.toString(page.get(limit - 1).place()))
            : Optional.empty();
    return new Page<>(page.stream().map(Placed::waiting).toList(), next);
  }
}
