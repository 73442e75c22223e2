package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Membership;
import io.entitlements.account.Role;
import io.entitlements.key.ProductKey;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.spi.Mail;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A world in which notices are looked for. */
abstract class NoticeWorld extends WorldContract {

  private final AtomicInteger changes = new AtomicInteger();

  /** The notices sent so far. */
  final List<Mail> notices() {
    return world().mailbox().stream()
        .filter(mail -> mail.text().contains("because you are an administrator"))
        .toList();
  }

  /** Does what is due, and gives the notices that this sent. */
  final List<Mail> sent() {
    int before = notices().size();
    world().doJobs();
    List<Mail> after = notices();
    return after.subList(before, after.size());
  }

  /** Nothing is sent a millisecond before an instant; gives what is sent at it. */
  final List<Mail> sentExactlyAt(Instant instant) {
    world().moveTo(instant.minusMillis(1));
    assertThat(sent()).as("a millisecond before " + instant).isEmpty();
    world().moveTo(instant);
    return sent();
  }

  /** 8 o'clock, so many days before the last day. */
  static Instant morning(LocalDate lastDay, int daysBefore) {
    return lastDay.minusDays(daysBefore).atTime(8, 0).atZone(Given.ZONE).toInstant();
  }

  static LocalDate lastDay(ProductKey key) {
    return key.newest().term().renewalDate(Given.ZONE);
  }

  static ProductKey key(District district) {
    return district.overview().keys().get(0).key();
  }

  /** The vendor changes the subscription. */
  final void change(District district, SubscriptionChange wanted) {
    world()
        .engine()
        .subscriptions()
        .change(
            new Actor.Task("vendor"),
            district.organization(),
            district.overview().subscription().id(),
            wanted,
            IdempotencyKey.of("change-" + changes.incrementAndGet()))
        .orElseThrow();
  }

  /** One more administrator of the district. */
  final AccountId administrator(District district, String email) {
    AccountId account = world().activeAccount(email);
    Membership membership =
        new Membership(district.organization(), account, Set.of(Role.ADMINISTRATOR));
    assertThat(world().storage().<Boolean>write(store -> store.memberships().insert(membership)))
        .isTrue();
    return account;
  }

  /** The same person is no administrator any more. */
  final void demote(District district, AccountId account) {
    Membership membership =
        new Membership(district.organization(), account, Set.of(Role.TECH_INSTRUCTOR));
    assertThat(
            world()
                .storage()
                .<Boolean>write(
                    store -> store.memberships().replace(membership, Set.of(Role.ADMINISTRATOR))))
        .isTrue();
  }
}
