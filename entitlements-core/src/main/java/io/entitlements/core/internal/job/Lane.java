package io.entitlements.core.internal.job;

import java.util.List;

/** The queues in which jobs stand, so that who waits for one is not behind a hundred thousand. */
public enum Lane {

  /** What a person waits for and the store alone does, so that it takes milliseconds. */
  AT_ONCE(0),

  /** What becomes due by itself and the store alone does: seats, forgetting, asking for notices. */
  IN_TURN(2),

  /** Mails that a person waits for; a mail server can let each hang for a minute. */
  LINKS(1),

  /** Mails that nobody waits for. */
  LETTERS(4),

  /** Lists of people: a server of a list can take minutes for it. */
  LISTS(5),

  /** Mails that come by the hundred thousand. */
  BULK(3);

  /** The order in which they are asked. */
  static final List<Lane> ALL = List.of(AT_ONCE, IN_TURN, LINKS, LETTERS, LISTS, BULK);

  /** Those whose jobs need nothing but the store, and so never wait for anybody else's server. */
  static final List<Lane> QUICK = List.of(AT_ONCE, IN_TURN);

  /**
   * The order beside a thread that takes the quick ones: mails that a person waits for come first.
   */
  static final List<Lane> BESIDE_QUICK = List.of(AT_ONCE, LINKS, IN_TURN, LETTERS, LISTS, BULK);

  private final int number;

  Lane(int number) {
    this.number = number;
  }

  /** The same lanes in their order, but for the one whose jobs take minutes. */
  static List<Lane> withoutLists(List<Lane> lanes) {
    return lanes.stream().filter(lane -> lane != LISTS).toList();
  }

  /** What is stored; it never changes its meaning. */
  public int number() {
    return number;
  }

  /** The lane of a kind of job; of one that is not known, it is not known how long it takes. */
  static Lane of(String kind) {
    return switch (kind) {
      case JobKinds.FULFIL_CLAIM,
          JobKinds.CLAIM_OVERDUE,
          JobKinds.TRANSFER_CLAIM,
          JobKinds.SIGN_UP ->
          AT_ONCE;
      case JobKinds.FORGET_PERSON,
          JobKinds.FORGET_AGAIN,
          JobKinds.FORGET_DEVICES,
          JobKinds.SETTLE_SEATS,
          JobKinds.ROSTER_RELEASE,
          JobKinds.NOTICES_DUE,
          JobKinds.NOTICE ->
          IN_TURN;
      case JobKinds.WELCOME_MAIL,
          JobKinds.RESET_MAIL,
          JobKinds.OLD_ADDRESS_MAIL,
          JobKinds.NEW_ADDRESS_MAIL ->
          LINKS;
      case JobKinds.SYNC_ROSTER, JobKinds.END_ROSTER -> LISTS;
      case JobKinds.ORDER_MAIL -> BULK;
      default -> LETTERS;
    };
  }
}
