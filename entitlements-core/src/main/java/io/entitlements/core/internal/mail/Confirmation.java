package io.entitlements.core.internal.mail;

import io.entitlements.spi.Job;
import io.entitlements.type.OrderId;

/**
 * What a job that mails an order's confirmation is about.
 *
 * @param order the order
 * @param number which of its confirmations, from 0; only the newest is sent
 */
public record Confirmation(OrderId order, int number) {

  static Confirmation of(Job job) {
    int space = job.argument().indexOf(' ');
    return new Confirmation(
        OrderId.parse(job.argument().substring(0, space)),
        Integer.parseInt(job.argument().substring(space + 1)));
  }

  /** The job's argument. */
  public String argument() {
    return order + " " + number;
  }
}
