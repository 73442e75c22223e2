package io.entitlements.core.testkit;

import io.entitlements.check.Decision;
import io.entitlements.core.EntitlementEngine;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatRefusal;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.SubscriptionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Two people, of whom one has a seat or none has. Changed by one thread at a time. */
final class SeatedPair {

  private final District district;
  private final SubscriptionId subscription;
  private final List<EmailAddress> emails;
  private final List<AccountId> people = new ArrayList<>();
  private OptionalInt seated = OptionalInt.empty();
  private int requests;

  private SeatedPair(District district, List<EmailAddress> emails) {
    this.district = district;
    this.subscription = district.subscription();
    this.emails = emails;
  }

  /** Two who are known, without a seat. */
  static SeatedPair in(District district, int number) {
    SeatedPair pair =
        new SeatedPair(
            district,
            List.of(
                EmailAddress.of("one" + number + "@school.example"),
                EmailAddress.of("other" + number + "@school.example")));
    for (EmailAddress email : pair.emails) {
      AccountId account = district.seated(email.value());
      district.release(account, "released-" + email.value()).orElseThrow();
      pair.people.add(account);
    }
    return pair;
  }

  List<AccountId> people() {
    return people;
  }

  /** Gives a seat, takes it away, or moves it from one to the other. */
  Expected change(EntitlementEngine engine, RandomGenerator random) {
    Outcome<Seat, SeatRefusal> made;
    if (seated.isEmpty()) {
      int who = random.nextInt(2);
      made = assign(engine, who);
      seated = OptionalInt.of(who);
    } else if (random.nextBoolean()) {
      made = release(engine, seated.getAsInt());
      seated = OptionalInt.empty();
    } else {
      int who = seated.getAsInt();
      made = move(engine, who, 1 - who);
      seated = OptionalInt.of(1 - who);
    }
    return Expected.after(made, answers());
  }

  /** The subscription may be suspended meanwhile; the seat is there or not. */
  private Map<AccountId, Predicate<Decision>> answers() {
    Map<AccountId, Predicate<Decision>> answers = new HashMap<>();
    for (int who = 0; who < 2; who++) {
      boolean isSeated = seated.equals(OptionalInt.of(who));
      Optional<SubscriptionId> source = Optional.of(subscription).filter(some -> isSeated);
      answers.put(people.get(who), decision -> decision.source().equals(source));
    }
    return answers;
  }

  private Outcome<Seat, SeatRefusal> assign(EntitlementEngine engine, int who) {
    return engine
        .seats()
        .assign(
            district.administrator(),
            district.organization(),
            subscription,
            emails.get(who),
            request());
  }

  private Outcome<Seat, SeatRefusal> release(EntitlementEngine engine, int who) {
    return engine
        .seats()
        .release(
            district.administrator(),
            district.organization(),
            subscription,
            people.get(who),
            request());
  }

  private Outcome<Seat, SeatRefusal> move(EntitlementEngine engine, int from, int to) {
    return engine
        .seats()
        .reassign(
            district.administrator(),
            district.organization(),
            subscription,
            people.get(from),
            emails.get(to),
            request());
  }

  private IdempotencyKey request() {
    return IdempotencyKey.of(emails.get(0).value() + "-" + ++requests);
  }
}
