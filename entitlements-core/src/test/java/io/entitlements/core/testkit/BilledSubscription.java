package io.entitlements.core.testkit;

import io.entitlements.check.Decision;
import io.entitlements.core.EntitlementEngine;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.key.SubscriptionChange.AddKey;
import io.entitlements.key.SubscriptionChange.Resume;
import io.entitlements.key.SubscriptionChange.Suspend;
import io.entitlements.key.SubscriptionRefusal;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.SubscriptionId;
import java.time.LocalDate;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A subscription that its vendor changes, and somebody with a seat in it whom nobody changes.
 * Changed by one thread at a time.
 */
final class BilledSubscription {

  private static final int DAYS = 30;

  private final District district;
  private final SubscriptionId subscription;
  private final AccountId holder;
  private LocalDate next;
  private boolean isSuspended;
  private int requests;

  private BilledSubscription(District district) {
    this.district = district;
    this.subscription = district.subscription();
    this.holder = district.seated("holder@school.example");
    this.next = district.key().key().newest().term().endsAt().atZone(Given.ZONE).toLocalDate();
  }

  static BilledSubscription of(District district) {
    return new BilledSubscription(district);
  }

  AccountId holder() {
    return holder;
  }

  /**
   * Suspends it, resumes it, or prolongs it by a key.
   *
   * @param unkept says what is right afterwards
   */
  Expected change(EntitlementEngine engine, EntitlementEngine unkept, RandomGenerator random) {
    Outcome<Subscription, SubscriptionRefusal> made =
        engine
            .subscriptions()
            .change(
                new Actor.Task("billing"),
                district.organization(),
                subscription,
                isSuspended || random.nextInt(4) > 0 ? suspendedOrNot() : prolonged(),
                IdempotencyKey.of("billing-" + ++requests));
    Decision right = unkept.check(holder, Given.NOTEBOOK);
    return Expected.after(made, Map.of(holder, right::equals));
  }

  private SubscriptionChange suspendedOrNot() {
    isSuspended = !isSuspended;
    return isSuspended ? new Suspend() : new Resume();
  }

  private SubscriptionChange prolonged() {
    LocalDate first = next;
    next = first.plusDays(DAYS);
    return new AddKey(1, first, next.minusDays(1));
  }
}
