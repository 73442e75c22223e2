package io.entitlements.samples.quickstart;

import io.entitlements.Entitlements;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.catalog.Product;
import io.entitlements.check.ConsideredRight;
import io.entitlements.check.Explanation;
import io.entitlements.check.Remedy;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Months;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.key.SubscriptionChange.Renew;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import io.entitlements.key.SubscriptionChange.SetOverCapacity;
import io.entitlements.key.SubscriptionOverview;
import io.entitlements.seat.OverCapacity;
import io.entitlements.seat.Placement;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A small school's year, played through with a clock that is moved: somebody waits for a seat, the
 * school renews with fewer, and the declared policy decides who keeps one.
 */
final class NextYear {

  private static final String ADA = "ada@lincoln.example";
  private static final String BEN = "ben@lincoln.example";
  private static final String CY = "cy@lincoln.example";
  private static final String DI = "di@lincoln.example";
  private static final int SEATS = 3;
  private static final int RENEWED = 2;
  private static final int GRACE_DAYS = 7;

  private final School school;
  private final MovedClock clock;
  private final Entitlements engine;

  /** The school's engine has never heard of this school, and goes by this clock. */
  NextYear(School school, MovedClock clock) {
    this.school = school;
    this.clock = clock;
    this.engine = school.engine();
  }

  void tell() {
    System.out.println();
    System.out.println("8. The year after, played through in memory: a school with 3 seats");
    AccountId administrator = school.signIn(EmailAddress.of("office@lincoln.example"), "Lee Ward");
    OrganizationId organization = school.add(administrator, "Lincoln School");
    claim(administrator, organization);
    new Year(administrator, organization).tell();
  }

  private void claim(AccountId administrator, OrganizationId organization) {
    engine
        .purchaseOrders()
        .put(
            new PurchaseOrder(
                new OrderNumber("SO-1"),
                1,
                EmailAddress.of("office@lincoln.example"),
                List.of(),
                List.of(new Bundle(product().id(), SEATS, new Months(12)))));
    school.doJobs();
    String secret = school.mail().newestSecret("claim", "SO-1").orElseThrow();
    engine
        .claims()
        .submit(
            ClaimDraft.byLink(secret, organization),
            administrator,
            Optional.empty(),
            IdempotencyKey.of("claim"))
        .orElseThrow();
    school.doJobs();
  }

  private Product product() {
    return engine.catalogs().current().products().stream()
        .filter(product -> product.edition().methods().contains(ActivationMethod.EMAIL))
        .findFirst()
        .orElseThrow();
  }

  /** What happens in it, as its administrator and the vendor see it. */
  private final class Year {

    private final AccountId administrator;
    private final OrganizationId organization;

    Year(AccountId administrator, OrganizationId organization) {
      this.administrator = administrator;
      this.organization = organization;
    }

    void tell() {
      declare();
      waitForASeat();
      Instant end = overview().keys().get(0).key().endsAt();
      renewWithFewer(end);
      OverCapacity preview = preview(end);
      clock.moveTo(preview.releasesAt().orElseThrow());
      school.doJobs();
      print("when the grace is over");
      explain(DI);
    }

    private void declare() {
      OverCapacityPolicy policy = new OverCapacityPolicy(Keep.OLDEST, GRACE_DAYS);
      change(new Actor.Person(administrator), new SetOverCapacity(policy));
      System.out.printf(
          "   Declared: with too few seats the oldest are kept, after %d days%n", GRACE_DAYS);
    }

    private void waitForASeat() {
      for (String email : List.of(ADA, BEN, CY, DI)) {
        Placement placement =
            engine
                .seats()
                .assignOrWait(
                    administrator,
                    organization,
                    overview().subscription().id(),
                    EmailAddress.of(email),
                    IdempotencyKey.of("place-" + email))
                .orElseThrow();
        System.out.printf(
            "   %-20s %s%n", email, placement instanceof Placement.Seated ? "seat" : "waits");
        clock.moveTo(clock.instant().plusSeconds(60));
      }
      engine
          .seats()
          .release(
              administrator,
              organization,
              overview().subscription().id(),
              account(BEN),
              IdempotencyKey.of("ben-leaves"))
          .orElseThrow();
      print("when " + BEN + " gives the seat back");
    }

    private void renewWithFewer(Instant end) {
      change(
          new Actor.Task("billing"),
          new Renew(overview().keys().get(0).key().id(), RENEWED, 12, RenewFrom.EXPIRY));
      System.out.printf(
          "   Renewed from %s for a year, with %d seats; renewal date now %s%n",
          day(end), RENEWED, overview().keys().get(0).renewalDate());
    }

    private OverCapacity preview(Instant at) {
      OverCapacity preview =
          engine
              .seats()
              .overCapacity(administrator, organization, overview().subscription().id(), at)
              .orElseThrow();
      System.out.printf(
          "   Preview: %d assigned, %d left; on %s these lose theirs: %s%n",
          preview.assigned(),
          preview.total(),
          day(preview.releasesAt().orElseThrow()),
          preview.released().stream().map(NextYear.this::holder).collect(Collectors.joining(", ")));
      return preview;
    }

    private void change(Actor by, SubscriptionChange change) {
      engine
          .subscriptions()
          .change(
              by,
              organization,
              overview().subscription().id(),
              change,
              IdempotencyKey.of(change.getClass().getSimpleName()))
          .orElseThrow();
    }

    private SubscriptionOverview overview() {
      return engine.subscriptions().overview(administrator).items().get(0);
    }

    private void print(String when) {
      SubscriptionOverview row = overview();
      System.out.printf(
          "   %s, %s: %d / %d seats assigned, %d waiting%n",
          day(clock.instant()), when, row.assigned(), row.total(), row.waiting());
      for (String email : List.of(ADA, BEN, CY, DI)) {
        var feature = product().features().get(0).id();
        System.out.printf("     %-20s %s%n", email, engine.check(account(email), feature).reason());
      }
    }

    /** As an administrator sees it when somebody complains. */
    private void explain(String email) {
      Explanation why =
          engine.explain(EmailAddress.of(email), product().features().get(0).id(), organization);
      System.out.printf("   Why can %s not use it?%n", email);
      for (ConsideredRight right : why.rights()) {
        System.out.printf(
            "     %s: %s%n",
            right.failed().orElseThrow(), right.remedy().map(Remedy::words).orElseThrow());
      }
    }

    private AccountId account(String email) {
      return engine.accounts().find(EmailAddress.of(email)).orElseThrow().id();
    }
  }

  private String holder(Seat seat) {
    AccountId account = ((SeatHolder.Person) seat.holder()).account();
    return engine.accounts().find(account).orElseThrow().email().value();
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(School.ZONE).toLocalDate();
  }
}
