package io.entitlements.core.testkit;

import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.ProductId;
import io.entitlements.key.SubscriptionChange.AddKey;
import io.entitlements.key.SubscriptionChange.AddSeats;
import io.entitlements.key.SubscriptionChange.CancelAtTermEnd;
import io.entitlements.key.SubscriptionChange.CancelNow;
import io.entitlements.key.SubscriptionChange.Reissue;
import io.entitlements.key.SubscriptionChange.Renew;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import io.entitlements.key.SubscriptionChange.Resume;
import io.entitlements.key.SubscriptionChange.Revoke;
import io.entitlements.key.SubscriptionChange.SetOverCapacity;
import io.entitlements.key.SubscriptionChange.Suspend;
import io.entitlements.key.SubscriptionChange.UndoCancellation;
import io.entitlements.key.SubscriptionChange.Upgrade;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * What happens next in a school's life.
 *
 * @param gap how much later
 * @param what the kind of thing
 * @param one to which, mostly of the subscriptions
 * @param other to which, mostly of the people
 */
record Happening(int gap, int what, int one, int other) {

  private static final List<Duration> GAPS =
      List.of(
          Duration.ofMillis(3),
          Duration.ofHours(5),
          Duration.ofDays(1),
          Duration.ofDays(13),
          Duration.ofDays(40),
          Duration.ofDays(400));

  /** Mostly soon. */
  static Arbitrary<Happening> any() {
    return Combinators.combine(
            Arbitraries.of(0, 0, 1, 1, 2, 2, 3, 4, 5),
            Arbitraries.integers().between(0, 28),
            Arbitraries.of(0, 0, 0, 1, 2),
            Arbitraries.of(0, 0, 1, 2, 3))
        .as(Happening::new);
  }

  /** When it happens. */
  Instant after(Instant now) {
    return now.plus(GAPS.get(gap));
  }

  /** It happens, or is refused. */
  void happenTo(RememberedLife life) {
    LocalDate today = life.world().instant().atZone(Given.ZONE).toLocalDate();
    var key = life.key(one, other).id();
    switch (what) {
      case 0, 1, 2 -> life.assign(one, other);
      case 3 -> life.release(one, other);
      case 4 -> life.reassign(0, one, other);
      case 5, 6 -> life.activate(one, other, other);
      case 7 -> life.change(one, new Suspend());
      case 8 -> life.change(one, new Resume());
      case 9, 25 ->
          life.change(
              one, new AddKey(other + 1, today.minusDays(5L * one - 5), today.plusDays(30)));
      case 10, 11, 26, 27 -> life.change(one, new Renew(key, 1 + one, 1, RenewFrom.EXPIRY));
      case 12 -> life.change(one, new Renew(key, 1 + other, 12, RenewFrom.NOW));
      case 13 -> life.change(one, new AddSeats(key, 2));
      case 14 -> life.change(one, new Revoke(key));
      case 15 -> life.change(one, new Reissue(key));
      case 16, 28 -> life.change(one, new CancelNow());
      case 17 -> life.change(one, new CancelAtTermEnd());
      case 18 -> life.change(one, new UndoCancellation());
      case 19 -> life.change(one, new Upgrade(new ProductId(other % 2 == 0 ? "plus" : "suite")));
      case 20 ->
          life.change(
              one,
              new SetOverCapacity(
                  new OverCapacityPolicy(OverCapacityPolicy.Keep.RECENTLY_USED, other)));
      case 21 -> life.importCatalog(other * 10);
      case 22 -> life.claim(other % 2 == 0 ? "plus" : "suite", one + 1);
      default -> life.world().doJobs();
    }
  }
}
