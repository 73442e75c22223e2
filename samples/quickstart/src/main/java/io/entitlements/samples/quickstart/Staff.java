package io.entitlements.samples.quickstart;

import io.entitlements.account.Role;
import io.entitlements.key.SubscriptionOverview;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.subscription.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The district's list of people gets seats. */
record Staff(School school, Purchase.Claimed claimed, RosterSource roster) {

  /** What is there afterwards: the subscription, somebody with a seat, and a student without. */
  record Synced(Subscription subscription, Optional<Person> teacher, Optional<Person> student) {}

  Synced tell() {
    List<SubscriptionOverview> rows = claimed.overview(school);
    if (rows.isEmpty()) {
      throw new Failure("nothing was claimed, so there are no seats to give");
    }
    Subscription subscription = largest(rows).subscription();
    System.out.println();
    System.out.println("3. Who gets a seat: " + roster.describe());
    RosterConnection connection =
        school
            .engine()
            .rosters()
            .connect(
                claimed.administrator(), claimed.organization(), subscription.id(), "District list")
            .orElseThrow();
    SyncPlan plan =
        school.engine().rosters().plan(claimed.administrator(), connection, roster).orElseThrow();
    print("Preview, nothing is changed", plan.counts(), plan.unchanged());
    plan.remarks().forEach(remark -> System.out.println("     " + remark));
    List<SyncRow> people = rows(connection, plan);
    SyncReport report =
        school.engine().rosters().apply(claimed.administrator(), plan).orElseThrow();
    print("Applied", report.counts(), report.unchanged());
    System.out.printf("   %d / %d seats assigned%n", report.assigned(), report.total());
    printIgnoredRoles(rows(connection, plan), people);
    return new Synced(subscription, first(Role.EDUCATOR), first(Role.STUDENT));
  }

  /** Addresses are shown by a plan alone: what a run keeps names nobody. */
  private List<SyncRow> rows(RosterConnection connection, SyncPlan plan) {
    return school
        .engine()
        .rosters()
        .rows(claimed.administrator(), connection, plan.run(), Optional.empty(), 1_000)
        .orElseThrow()
        .items();
  }

  private static SubscriptionOverview largest(List<SubscriptionOverview> rows) {
    return rows.stream().max((a, b) -> Integer.compare(seats(a), seats(b))).orElseThrow();
  }

  private static int seats(SubscriptionOverview row) {
    return row.keys().stream().mapToInt(key -> key.key().newest().seats()).sum();
  }

  private static void print(String title, Map<Result, Integer> counts, int unchanged) {
    int people = counts.values().stream().mapToInt(Integer::intValue).sum() + unchanged;
    System.out.printf("   %s, %d people listed:%n", title, people);
    for (Result result : Result.values()) {
      int count = counts.getOrDefault(result, 0);
      if (count > 0) {
        System.out.printf("     %3d %s%n", count, say(result));
      }
    }
    if (unchanged > 0) {
      System.out.printf("     %3d listed as before%n", unchanged);
    }
  }

  private static String say(Result result) {
    return switch (result) {
      case SEAT_GIVEN -> "get a seat";
      case SEAT_KEPT -> "keep their seat";
      case NO_SEAT_LEFT -> "find no seat left";
      case NO_SEAT_FOR_ROLE -> "belong to the district without a seat, being students";
      case NOT_ACTIVE -> "not active, left alone";
      case NO_ROLE -> "in no role that counts here, left alone";
      case ADDRESS_TAKEN -> "have the address of somebody else, left alone";
      case UNUSABLE -> "cannot be used, left alone";
      case RELEASE_PLANNED -> "are listed no more and lose their seat when the grace is over";
      case LEFT -> "are listed no more";
      case RELINKED -> "are listed by another identifier now";
      case SEAT_REPLACED -> "keep their typed seat as the list's";
    };
  }

  private static void printIgnoredRoles(List<SyncRow> applied, List<SyncRow> planned) {
    for (SyncRow row : applied) {
      if (!row.ignoredRoles().isEmpty()) {
        System.out.printf(
            "   %s is listed as %s too, which does not go together: ignored%n",
            person(planned, row.ordinal()).map(person -> person.email().value()).orElse("somebody"),
            row.ignoredRoles());
      }
    }
  }

  private static Optional<Person> person(List<SyncRow> rows, int ordinal) {
    return rows.stream()
        .filter(row -> row.ordinal() == ordinal)
        .findFirst()
        .flatMap(SyncRow::person);
  }

  /** The first of the list who takes part in that role before all. */
  private Optional<Person> first(Role role) {
    List<Person> listed = new ArrayList<>();
    roster.read(
        Optional.empty(),
        page ->
            page.stream()
                .filter(Person.class::isInstance)
                .map(Person.class::cast)
                .filter(Person::active)
                .filter(person -> person.roles().indexOf(role) == 0)
                .limit(1)
                .forEach(listed::add));
    return listed.stream().findFirst();
  }
}
