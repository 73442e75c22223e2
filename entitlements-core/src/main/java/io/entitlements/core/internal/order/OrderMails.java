package io.entitlements.core.internal.order;

import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.job.NewJobs;
import io.entitlements.core.internal.mail.Confirmation;
import io.entitlements.spi.Job;
import io.entitlements.spi.Token;
import io.entitlements.type.JobId;
import io.entitlements.type.OrderId;
import java.util.ArrayList;
import java.util.List;

/** The confirmations that a change asks for. */
final class OrderMails {

  private final Change change;
  private final Ids ids;
  private final List<Job> jobs = new ArrayList<>();

  OrderMails(Change change, Ids ids) {
    this.change = change;
    this.ids = ids;
  }

  /**
   * Asks for the email that carries the URL by which the order's software is claimed.
   *
   * @param number which of the order's confirmations it is
   */
  void confirm(OrderId order, int number) {
    jobs.add(
        NewJobs.of(
            order,
            new JobId(ids.next(change.now())),
            JobKinds.ORDER_MAIL,
            new Confirmation(order, number).argument(),
            change.now()));
  }

  /** Ends the URLs that were mailed: they were for somebody else. */
  void endLinks(OrderId order) {
    change
        .store()
        .tokens()
        .spendAll(Token.Kind.CLAIM, order.value(), new Token.Spent(change.now(), order.value()));
  }

  /** Asks for all of them in the store. */
  void send() {
    NewJobs.askAll(change.store(), jobs);
  }
}
