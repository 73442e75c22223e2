package io.entitlements.samples.quickstart;

import io.entitlements.Entitlements;
import io.entitlements.account.Account;
import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationRefusal;
import io.entitlements.catalog.Feature;
import io.entitlements.catalog.FeatureId;
import io.entitlements.key.KeyOverview;
import io.entitlements.key.SubscriptionOverview;
import io.entitlements.lease.Lease;
import io.entitlements.lease.LeaseRequest;
import io.entitlements.roster.Person;
import io.entitlements.type.AccountId;
import io.entitlements.type.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Programs ask what they may do: offline on two computers, on the portal, and after the renewal.
 */
record Launch(
    School school,
    Purchase.Claimed claimed,
    Staff.Synced synced,
    Quickstart.Engines engines,
    Clock clock,
    Path data) {

  void tell() throws IOException, InterruptedException {
    SubscriptionOverview row =
        claimed.overview(school).stream()
            .filter(one -> one.subscription().equals(synced.subscription()))
            .findFirst()
            .orElseThrow();
    List<FeatureId> features = row.product().features().stream().map(Feature::id).toList();
    DecisionTable table = new DecisionTable(School.ZONE);

    KeyOverview key = lastToEnd(row);
    Optional<Activation> laptop = signInOnLaptop();
    Optional<Activation> lab = activateLabComputer(key);
    ask(table, laptop, lab, features, clock);

    LocalDate renewal = key.renewalDate();
    LocalDate later = renewal.plusDays(row.product().graceDays() + 1L);
    Instant then = later.atTime(8, 0).atZone(School.ZONE).toInstant();
    if (then.isAfter(clock.instant())) {
      table.title("After the renewal date and its grace: the same checks on " + later);
      ask(table, laptop, lab, features, Clock.fixed(then, School.ZONE));
    }
    table.print();
  }

  private static KeyOverview lastToEnd(SubscriptionOverview row) {
    return row.keys().stream().max(Comparator.comparing(KeyOverview::renewalDate)).orElseThrow();
  }

  /** The teacher signs up, taking over the account that the roster made, and signs in. */
  private Optional<Activation> signInOnLaptop() throws IOException {
    if (synced.teacher().isEmpty()) {
      return Optional.empty();
    }
    Person teacher = synced.teacher().get();
    AccountId account =
        school.signIn(teacher.email(), teacher.givenName() + " " + teacher.familyName());
    return Optional.of(
        school.engine().activations().byEmail(account, laptop().installation()).orElseThrow());
  }

  /** Somebody types the product key on a computer of the lab. */
  private Optional<Activation> activateLabComputer(KeyOverview key) throws IOException {
    Outcome<Activation, ActivationRefusal> outcome =
        school.engine().activations().byProductKey(key.text().value(), lab().installation());
    return outcome.fold(
        Optional::of,
        refusal -> {
          System.out.println("   The lab computer is not activated: " + refusal);
          return Optional.empty();
        });
  }

  private void ask(
      DecisionTable table,
      Optional<Activation> onLaptop,
      Optional<Activation> onLab,
      List<FeatureId> features,
      Clock clock)
      throws IOException, InterruptedException {
    Entitlements engine = engines.at(clock);
    Instant now = clock.instant();
    if (onLaptop.isPresent() && synced.teacher().isPresent()) {
      askOffline(table, engine, laptop(), onLaptop.get(), features, now, "teacher, by email");
    }
    if (onLab.isPresent()) {
      askOffline(table, engine, lab(), onLab.get(), features, now, "lab computer, by key");
    }
    synced
        .student()
        .flatMap(student -> engine.accounts().find(student.email()))
        .map(Account::id)
        .ifPresent(
            student ->
                table.row(
                    "student, on the portal",
                    features.get(0),
                    engine.check(student, features.get(0))));
  }

  private static void askOffline(
      DecisionTable table,
      Entitlements engine,
      Computer computer,
      Activation activation,
      List<FeatureId> features,
      Instant now,
      String who)
      throws IOException, InterruptedException {
    Optional<Lease> lease =
        engine
            .leases()
            .issue(LeaseRequest.of(activation, OfflineProgram.PROGRAM, features.get(0).product()));
    if (lease.isPresent()) {
      computer.install(lease.get(), engine.leases().jwkSet().text());
      for (OfflineAnswer answer : computer.checkOffline(features, now)) {
        table.row(who + ", offline", answer);
      }
    }
  }

  private Computer laptop() throws IOException {
    return new Computer(data.resolve("laptop"));
  }

  private Computer lab() throws IOException {
    return new Computer(data.resolve("lab"));
  }
}
