package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.ImportedOrder.Result;
import io.entitlements.claim.OfferedBundle;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.spi.Mail;
import io.entitlements.type.OrderNumber;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The emails that carry the URL of an order: to whom, how often, and for how long it works. */
public abstract class OrderMailContract extends OrderWorld {

  /** For subclasses. */
  protected OrderMailContract() {}

  @Test
  void a_correction_sends_no_second_mail_and_the_url_shows_what_is_now_so() {
    put(order(1));
    world().doJobs();
    put(new PurchaseOrder(NUMBER, 2, buyer(), List.of(), List.of(PLUS)));
    world().doJobs();
    assertThat(world().mailbox()).hasSize(1);
    assertThat(
            world().engine().claims().open(world().newestSecret("claim")).orElseThrow().bundles())
        .extracting(OfferedBundle::bundle)
        .containsExactly(PLUS);
  }

  @Test
  void another_buyer_gets_another_url_and_the_one_before_ends() {
    put(order(1));
    world().doJobs();
    String before = world().newestSecret("claim");
    put(new PurchaseOrder(NUMBER, 2, other(), List.of(), List.of(SUITE)));
    assertThat(world().engine().claims().open(before)).isEmpty();
    world().doJobs();
    assertThat(world().mailbox()).hasSize(2);
    assertThat(world().mailbox().get(1).to()).isEqualTo(other());
    assertThat(world().engine().claims().open(world().newestSecret("claim"))).isPresent();
    assertThat(world().engine().claims().open(before)).isEmpty();
  }

  @Test
  void an_order_whose_buyer_is_corrected_before_its_mail_went_mails_the_new_one_alone_and_once() {
    put(order(1));
    put(new PurchaseOrder(NUMBER, 2, other(), List.of(), List.of(SUITE)));
    world().doJobs();
    assertThat(world().mailbox()).extracting(Mail::to).containsExactly(other());
    assertThat(world().engine().claims().open(world().newestSecret("claim"))).isPresent();
  }

  @Test
  void a_buyer_who_is_so_again_before_any_mail_went_gets_one() {
    put(order(1));
    put(new PurchaseOrder(NUMBER, 2, other(), List.of(), List.of(SUITE)));
    put(order(3));
    cancel(4);
    put(order(5));
    put(new PurchaseOrder(NUMBER, 6, buyer(), List.of(), List.of(PLUS)));
    world().doJobs();
    assertThat(world().mailbox()).extracting(Mail::to).containsExactly(buyer());
    assertThat(
            world().engine().claims().open(world().newestSecret("claim")).orElseThrow().bundles())
        .extracting(OfferedBundle::bundle)
        .containsExactly(PLUS);
  }

  @Test
  void a_mail_that_was_given_up_goes_to_the_buyer_of_then_alone_and_once_revived() {
    world().mailServerIsDown(true);
    put(order(1));
    for (int tried = 0; tried < 18; tried++) {
      world().doJobs();
      world().pass(Duration.ofHours(1));
    }
    put(new PurchaseOrder(NUMBER, 2, other(), List.of(), List.of(SUITE)));
    world().mailServerIsDown(false);
    world().engine().jobs().revive(Given.NOW, 10);
    world().doJobs();
    assertThat(world().mailbox()).extracting(Mail::to).containsExactly(other());
  }

  @Test
  void a_url_that_a_mail_server_did_not_take_ends_with_its_buyer() {
    world().mailServerIsDown(true);
    put(order(1));
    world().doJobs();
    put(new PurchaseOrder(NUMBER, 2, other(), List.of(), List.of(SUITE)));
    world().mailServerIsDown(false);
    world().pass(Duration.ofHours(1));
    world().doJobs();
    assertThat(world().mailbox()).extracting(Mail::to).containsExactly(other());
    assertThat(world().refusedMails()).hasSize(1);
    String before = Mails.secret(world().refusedMails().get(0), "claim");
    assertThat(world().engine().claims().open(before)).isEmpty();
  }

  @Test
  void a_mail_that_is_tried_again_given_up_and_revived_carries_the_same_url() {
    world().mailServerIsDown(true);
    put(order(1));
    for (int tried = 0; tried < 18; tried++) {
      world().doJobs();
      world().pass(Duration.ofHours(1));
    }
    world().mailServerIsDown(false);
    assertThat(world().engine().jobs().revive(Given.NOW, 10)).isEqualTo(1);
    world().doJobs();
    assertThat(world().refusedMails())
        .hasSize(18)
        .extracting(mail -> Mails.secret(mail, "claim"))
        .containsOnly(world().newestSecret("claim"));
    assertThat(isClaimed()).isTrue();
  }

  @Test
  void each_order_and_each_buyer_of_it_has_a_url_of_its_own() {
    put(order(1));
    put(new PurchaseOrder(new OrderNumber("ANOTHER"), 1, buyer(), List.of(), List.of(SUITE)));
    world().doJobs();
    put(new PurchaseOrder(NUMBER, 2, other(), List.of(), List.of(SUITE)));
    world().doJobs();
    put(order(3));
    world().doJobs();
    assertThat(world().mailbox())
        .hasSize(4)
        .extracting(mail -> Mails.secret(mail, "claim"))
        .doesNotHaveDuplicates()
        .allMatch(secret -> secret.length() == 27);
  }

  @Test
  void an_order_that_is_cancelled_before_its_mail_went_sends_none() {
    put(order(1));
    cancel(2);
    world().doJobs();
    assertThat(world().mailbox()).isEmpty();
  }

  @Test
  void a_cancelled_order_is_brought_back_by_a_higher_version_and_mailed_again() {
    put(order(1));
    world().doJobs();
    cancel(2);
    assertThat(put(order(3))).isEqualTo(Result.CORRECTED);
    world().doJobs();
    assertThat(world().mailbox()).hasSize(2);
    assertThat(isClaimed()).isTrue();
  }
}
