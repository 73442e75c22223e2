package io.entitlements.samples.quickstart;

import io.entitlements.key.SubscriptionOverview;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.subscription.Subscription;
import java.util.List;
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
    print("Preview, nothing is changed", plan.rows());
    SyncReport report =
        school.engine().rosters().apply(claimed.administrator(), plan).orElseThrow();
    print("Applied", report.rows());
    System.out.printf("   %d / %d seats assigned%n", report.assigned(), report.total());
    printIgnoredRoles(report.rows());
    return new Synced(
        subscription,
        first(report.rows(), Result.SEAT_GIVEN).or(() -> first(report.rows(), Result.SEAT_KEPT)),
        first(report.rows(), Result.NO_SEAT_FOR_ROLE));
  }

  private static SubscriptionOverview largest(List<SubscriptionOverview> rows) {
    return rows.stream().max((a, b) -> Integer.compare(seats(a), seats(b))).orElseThrow();
  }

  private static int seats(SubscriptionOverview row) {
    return row.keys().stream().mapToInt(key -> key.key().newest().seats()).sum();
  }

  private static void print(String title, List<SyncRow> rows) {
    System.out.printf("   %s, %d people listed:%n", title, rows.size());
    for (Result result : Result.values()) {
      long count = rows.stream().filter(row -> row.result() == result).count();
      if (count > 0) {
        System.out.printf("     %3d %s%n", count, say(result));
      }
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
    };
  }

  private static void printIgnoredRoles(List<SyncRow> rows) {
    rows.stream()
        .filter(row -> !row.ignoredRoles().isEmpty())
        .forEach(
            row ->
                System.out.printf(
                    "   %s is listed as %s too, which does not go together: ignored%n",
                    row.person().email(), row.ignoredRoles()));
  }

  private static Optional<Person> first(List<SyncRow> rows, Result result) {
    return rows.stream().filter(row -> row.result() == result).map(SyncRow::person).findFirst();
  }
}
