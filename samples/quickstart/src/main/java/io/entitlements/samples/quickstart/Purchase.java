package io.entitlements.samples.quickstart;

import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.claim.ClaimOffer;
import io.entitlements.claim.ClaimRefusal;
import io.entitlements.claim.ImportedOrder;
import io.entitlements.claim.OfferedBundle;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.key.KeyOverview;
import io.entitlements.key.SubscriptionOverview;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The vendor imports what was bought; an administrator claims it. */
record Purchase(School school, Path order) {

  private static final EmailAddress ADMINISTRATOR = EmailAddress.of("it@riverside.example");

  /** What is there afterwards. */
  record Claimed(AccountId administrator, OrganizationId organization) {

    List<SubscriptionOverview> overview(School school) {
      return school.engine().subscriptions().overview(administrator).items();
    }

    void printOverview(School school) {
      for (SubscriptionOverview row : overview(school)) {
        System.out.printf(
            "   %-15s %-9s %3d / %d seats assigned   renewal date %s%n",
            row.product().name(),
            row.status(),
            row.assigned(),
            row.total(),
            row.nextRenewal().map(Object::toString).orElse("passed"));
        for (KeyOverview key : row.keys()) {
          System.out.printf(
              "     key %s  %d seats, %d used by computers%n",
              key.text().value(), key.seats(), key.devices());
        }
      }
    }
  }

  Claimed tell() throws IOException {
    System.out.println("1. What was bought");
    List<ImportedOrder> imported = new ArrayList<>();
    try (InputStream file = Files.newInputStream(order)) {
      school.engine().purchaseOrders().importFile(fileName(), file, imported::add);
    }
    requireTaken(imported);
    school.doJobs();

    AccountId administrator = school.signIn(ADMINISTRATOR, "Robin Marsh");
    Claimed claimed = new Claimed(administrator, school.add(administrator, School.NAME));
    imported.forEach(one -> claim(one, claimed));
    school.doJobs();
    System.out.println();
    System.out.println("2. What the district has");
    claimed.printOverview(school);
    return claimed;
  }

  private String fileName() {
    return order.getFileName().toString();
  }

  private void requireTaken(List<ImportedOrder> imported) {
    String problems =
        imported.stream()
            .flatMap(one -> one.problems().stream())
            .map(problem -> fileName() + ", " + problem)
            .collect(Collectors.joining("\n"));
    if (!problems.isEmpty()) {
      throw new Failure(problems + "\nAn order that is refused changes nothing.");
    }
  }

  private void claim(ImportedOrder imported, Claimed claimed) {
    OrderNumber number = imported.number().orElseThrow();
    String secret =
        school
            .mail()
            .newestSecret("claim", "Purchase order confirmation " + number + "\n")
            .orElseThrow(() -> new Failure("no confirmation arrived for " + number));
    ClaimOffer offer = school.engine().claims().open(secret).orElseThrow();
    System.out.printf(
        "   Order %s (%s): %d displays%n",
        number,
        imported.result() == ImportedOrder.Result.IMPORTED ? "imported" : "known already",
        offer.displays());
    for (OfferedBundle offered : offer.bundles()) {
      Bundle bundle = offered.bundle();
      System.out.printf("     with %s, %d seats%n", bundle.product(), bundle.seats());
    }
    ClaimDraft all = ClaimDraft.byLink(secret, claimed.organization());
    System.out.printf(
        "   %s claims it by the emailed URL: %s%n",
        ADMINISTRATOR, say(submit(all, claimed, "claim-" + number)));
    System.out.printf(
        "   A second claim by the same URL: %s%n",
        say(submit(all, claimed, "second-claim-" + number)));
  }

  private Outcome<Claim, ClaimRefusal> submit(ClaimDraft draft, Claimed claimed, String key) {
    return school
        .engine()
        .claims()
        .submit(draft, claimed.administrator(), Optional.empty(), IdempotencyKey.of(key));
  }

  private static String say(Outcome<Claim, ClaimRefusal> outcome) {
    return outcome.fold(
        claim -> "claimed for " + School.NAME,
        refusal ->
            refusal instanceof ClaimRefusal.ClaimedBefore
                ? "refused, it was claimed before for an organization of theirs"
                : "refused, " + refusal);
  }
}
