package io.entitlements.core.internal.notice;

import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.Product;
import java.util.Optional;

/** What is said about seats in use. Only numbers: who holds a seat is seen in the portal. */
final class SeatLetters {

  private SeatLetters() {}

  /** The letter, unless it is stale: overtaken by the next mark, or by another number of seats. */
  static Optional<Letter> filling(Notice.Filling notice, NoticeFacts facts, Product product) {
    int used = facts.use().used();
    int total = facts.use().total();
    boolean overtaken = notice.mark() != UseMark.ALL && used >= UseMark.ALL.seats(total);
    if (facts.isCancelled() || total == 0 || total > notice.total() || used > total || overtaken) {
      return Optional.empty();
    }
    boolean all = notice.mark() == UseMark.ALL;
    String subject =
        "%s: %s"
            .formatted(
                facts.name(product), all ? "all seats are in use" : "75 % of the seats are in use");
    String text =
        """
        The seats in use of %s
        have reached %d of %d.

        In use now: %d of %d. Waiting for a seat: %d.
        %s
        """
            .formatted(
                facts.name(product),
                notice.mark().seats(notice.total()),
                notice.total(),
                used,
                total,
                facts.use().waiting(),
                all
                    ? "Nobody else gets one until one is released or seats are added."
                    : "Seats can be added at any time.");
    return Optional.of(new Letter(subject, text));
  }

  /**
   * The letter, unless there are enough seats again. Without a grace that is soon so, by what is
   * released at once, which administrators are told all the same.
   */
  static Optional<Letter> tooFew(
      Notice.TooFew notice, NoticeFacts facts, Product product, Optional<Excess> excess) {
    OverCapacityPolicy policy = facts.subscription().overCapacity();
    String name = facts.name(product);
    String since = facts.dayOf(notice.since());
    if (excess.isEmpty() && policy.graceDays() == 0) {
      return Optional.of(wereTooMany(facts, name, since));
    }
    return excess
        .filter(over -> over.since().equals(notice.since()))
        .map(
            over ->
                new Letter(
                    name + ": more seats in use than there are",
                    "Since %s there have been fewer seats than were in use in\n%s.\n\n%s"
                        .formatted(since, name, tooMany(facts, policy, over))));
  }

  private static String tooMany(NoticeFacts facts, OverCapacityPolicy policy, Excess over) {
    boolean canBePrevented = over.releasesAt().isAfter(facts.now());
    String kept =
        switch (policy.keep()) {
          case RECENTLY_USED -> "were used last";
          case OLDEST -> "were taken first";
        };
    return """
        In use now: %d of %d. %s, %s will be released.
        Pinned seats are kept first, then those that %s.
        %s"""
        .formatted(
            over.used(),
            over.total(),
            canBePrevented ? "On " + facts.dayOf(over.releasesAt()) : "Any moment now",
            NoticeFacts.seats(over.tooMany()),
            kept,
            canBePrevented
                ? """
                To prevent it, renew, add seats, or release seats of your own choice
                before then.
                """
                : "");
  }

  /** There are enough again, and nobody asks by what: by releasing, by renewing, by both. */
  private static Letter wereTooMany(NoticeFacts facts, String name, String since) {
    String text =
        """
        On %s there were fewer seats than were in use in
        %s.

        No grace is declared: seats that are too many are released at once.
        In use now: %d of %d.
        """
            .formatted(since, name, facts.use().used(), facts.use().total());
    return new Letter(name + ": more seats were in use than there were", text);
  }
}
