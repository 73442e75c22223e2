package io.entitlements.jdbc;

import io.entitlements.account.Role;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.Verdict;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.SubscriptionId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;

/** Lists of one school on a database of which is written down what it is asked. */
abstract class RecordedLists extends RecordedClaims {

  /** How many there are. */
  static final int SEATS = 2_000;

  // JUnit sets both before each test.
  @SuppressWarnings("NullAway.Init")
  private School school;

  @SuppressWarnings("NullAway.Init")
  private SubscriptionId subscription;

  RecordedLists(TestServer server) {
    super(server);
  }

  @BeforeEach
  final void buy() {
    school = school(1);
    sell("D", 1, 1, SEATS);
    engine()
        .claims()
        .submit(
            ClaimDraft.byLink("D", school.id()),
            school.administrator(),
            Optional.empty(),
            IdempotencyKey.of("claim"))
        .orElseThrow();
    while (!engine().jobs().runDue(10).isEmpty()) {
      // Jobs can ask for further jobs.
    }
    subscription =
        engine()
            .subscriptions()
            .overview(school.administrator())
            .items()
            .get(0)
            .subscription()
            .id();
  }

  final School school() {
    return school;
  }

  final SubscriptionId subscription() {
    return subscription;
  }

  final RosterConnection connect(String name) {
    return engine()
        .rosters()
        .connect(school.administrator(), school.id(), subscription, name)
        .orElseThrow();
  }

  final SyncPlan plan(RosterConnection connection, List<RosterRecord> people) {
    return engine()
        .rosters()
        .plan(school.administrator(), connection, new Listed(people))
        .orElseThrow();
  }

  final SyncReport apply(SyncPlan plan) {
    return engine().rosters().apply(school.administrator(), plan).orElseThrow();
  }

  static RosterRecord teacher(String name, int i) {
    return new Person(name + i, email(name, i), "Given", "Family", List.of(Role.EDUCATOR), true);
  }

  static EmailAddress email(String name, int i) {
    return EmailAddress.of(name + i + "@school.example");
  }

  /** A list in memory. */
  private record Listed(List<RosterRecord> people) implements RosterSource {

    @Override
    public String describe() {
      return "a list";
    }

    @Override
    public RosterReading read(
        Optional<RosterCheckpoint> since, Consumer<List<RosterRecord>> pages) {
      pages.accept(people);
      return RosterReading.of(Verdict.FULL);
    }
  }
}
