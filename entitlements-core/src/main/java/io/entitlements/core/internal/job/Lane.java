package io.entitlements.core.internal.job;

import java.util.ArrayList;
import java.util.List;

/** The queues in which jobs stand, so that who waits for one is not behind a hundred thousand. */
public enum Lane {

  /** What a person waits for and the store alone does, so that it takes milliseconds. */
  AT_ONCE(0),

  /** Mails that a person waits for; a mail server can let each hang for a minute. */
  LINKS(1),

  /** What becomes due by itself, and mails that nobody waits for. */
  IN_TURN(2),

  /** Mails that come by the hundred thousand. */
  BULK(3);

  private final int number;

  Lane(int number) {
    this.number = number;
  }

  /** What is stored; it never changes its meaning. */
  public int number() {
    return number;
  }

  /** All lanes, this one first and the others in their order. */
  List<Lane> first() {
    List<Lane> order = new ArrayList<>(List.of(values()));
    order.remove(this);
    order.add(0, this);
    return order;
  }

  /** The lane of a kind of job. */
  static Lane of(String kind) {
    return switch (kind) {
      case JobKinds.FULFIL_CLAIM,
          JobKinds.CLAIM_OVERDUE,
          JobKinds.TRANSFER_CLAIM,
          JobKinds.SIGN_UP ->
          AT_ONCE;
      case JobKinds.WELCOME_MAIL,
          JobKinds.RESET_MAIL,
          JobKinds.OLD_ADDRESS_MAIL,
          JobKinds.NEW_ADDRESS_MAIL ->
          LINKS;
      case JobKinds.ORDER_MAIL -> BULK;
      default -> IN_TURN;
    };
  }
}
