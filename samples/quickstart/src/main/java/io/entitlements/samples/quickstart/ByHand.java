package io.entitlements.samples.quickstart;

import io.entitlements.account.Organization;
import io.entitlements.account.ServiceRegion;
import io.entitlements.account.Source;
import io.entitlements.catalog.ProductId;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.claim.ClaimProgress;
import io.entitlements.claim.ClaimRefusal;
import io.entitlements.claim.ClaimReview;
import io.entitlements.claim.Claims;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Months;
import io.entitlements.claim.PurchaseOrder.Display;
import io.entitlements.claim.Vendor;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.SerialNumber;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A school whose confirmation went astray claims by what stands on a display: one bundle for
 * itself, for an organization that it adds on the way; the other one goes to a second school.
 */
final class ByHand {

  private static final Source HERE = new Source("127.0.0.1");

  private final School school;
  private final Claims claims;

  /** The school's engine has a catalog, and has never heard of these schools. */
  ByHand(School school) {
    this.school = school;
    this.claims = school.engine().claims();
  }

  void tell() {
    System.out.println();
    System.out.println("7. A claim by hand, played through in memory");
    importOrder();
    AccountId robin = school.signIn(EmailAddress.of("office@oak.example"), "Robin Hale");
    ClaimDraft draft =
        new ClaimDraft(
            new ClaimDraft.Display("d022 hx65-oo7i9", 3),
            new ClaimDraft.Added(details("Oak School")),
            Set.of(),
            new Vendor("Board & Co", "Portland"));
    System.out.printf("   3 displays bought, one of them D022-HX65-00719%n");
    System.out.printf("     with a wrong number: %s%n", review(robin, wrongNumber(draft)));
    System.out.printf("     as it is: %s%n", review(robin, draft));
    ClaimDraft edited = draft.withBundles(Set.of(0));
    System.out.printf("     edited, one bundle only: %s%n", review(robin, edited));
    Claim claim = claims.submit(edited, robin, Optional.of(HERE), key("oak")).orElseThrow();
    System.out.printf("   Submitted for %s: %s%n", "Oak School", state(claim));
    school.doJobs();
    System.out.printf("   A moment later: %s%n", state(claim));
    AccountId sam = school.signIn(EmailAddress.of("office@elm.example"), "Sam Reed");
    Claim rest =
        claims
            .submit(
                draft.withRecipient(new ClaimDraft.Added(details("Elm School"))),
                sam,
                Optional.of(HERE),
                key("elm"))
            .orElseThrow();
    System.out.printf("   The rest goes to Elm School: %d seats%n", rest.bundles().get(0).seats());
    AccountId kim = school.signIn(EmailAddress.of("office@fir.example"), "Kim Lane");
    System.out.printf("   Nothing is left, and nothing is said: %s%n", review(kim, draft));
    school.doJobs();
  }

  private static ClaimDraft wrongNumber(ClaimDraft draft) {
    return draft.withProof(new ClaimDraft.Display("D022-HX65-00719", 30));
  }

  private String review(AccountId by, ClaimDraft draft) {
    return claims.review(draft, by, Optional.of(HERE)).fold(ByHand::say, ClaimRefusal::toString);
  }

  private static String say(ClaimReview review) {
    StringBuilder text = new StringBuilder();
    for (ClaimReview.Item item : review.items()) {
      text.append(text.isEmpty() ? "" : "; ")
          .append(item.product())
          .append(", ")
          .append(item.seats())
          .append(" seats, until ")
          .append(item.term().renewalDate(review.organization().zone()));
    }
    return text.toString();
  }

  private ClaimProgress.State state(Claim claim) {
    return claims
        .find(claim.by().orElseThrow(), claim.organization(), claim.id())
        .orElseThrow()
        .state();
  }

  private static IdempotencyKey key(String name) {
    return IdempotencyKey.of("claim-by-" + name);
  }

  private static Organization.Details details(String name) {
    return new Organization.Details(
        name, "Oregon", ZoneId.of("America/Los_Angeles"), ServiceRegion.AMERICAS);
  }

  private void importOrder() {
    ProductId product = school.engine().catalogs().current().products().iterator().next().id();
    school
        .engine()
        .purchaseOrders()
        .put(
            new PurchaseOrder(
                new OrderNumber("SO-7719"),
                1,
                EmailAddress.of("nobody@oak.example"),
                List.of(display("00718"), display("00719"), display("00720")),
                List.of(
                    new Bundle(product, 10, new Months(12)),
                    new Bundle(product, 20, new Months(24)))));
    school.doJobs();
  }

  private static Display display(String number) {
    return new Display(SerialNumber.of("D022-HX65-" + number), "65-inch interactive display");
  }
}
