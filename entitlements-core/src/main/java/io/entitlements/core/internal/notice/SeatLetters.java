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

  /** The letter, unless there are enough seats again. */
  static Optional<Letter> tooFew(
      Notice.TooFew notice, NoticeFacts facts, Product product, Optional<Excess> excess) {
    OverCapacityPolicy policy = facts.subscription().overCapacity();
    Optional<String> now =
        excess
            .filter(over -> over.since().equals(notice.since()))
            .map(over -> tooMany(facts, policy, over));
    boolean releasedAtOnce = excess.isEmpty() && policy.graceDays() == 0;
    Optional<String> done = releasedAtOnce ? Optional.of(released(facts)) : Optional.empty();
    return now.or(() -> done)
        .map(
            text ->
                new Letter(
                    facts.name(product) + ": more seats in use than there are",
                    "Since %s there have been fewer seats than were in use in\n%s.\n\n%s"
                        .formatted(facts.dayOf(notice.since()), facts.name(product), text)));
  }

  private static String tooMany(NoticeFacts facts, OverCapacityPolicy policy, Excess over) {
    String kept =
        switch (policy.keep()) {
          case RECENTLY_USED -> "were used last";
          case OLDEST -> "were taken first";
        };
    return """
        In use now: %d of %d. On %s, %s will be released.
        Pinned seats are kept first, then those that %s.
        To prevent it, renew, add seats, or release seats of your own choice
        before then.
        """
        .formatted(
            over.used(),
            over.total(),
            facts.dayOf(over.releasesAt()),
            NoticeFacts.seats(over.tooMany()),
            kept);
  }

  private static String released(NoticeFacts facts) {
    return """
        No grace is declared, so what was too much was released at once.
        In use now: %d of %d.
        """
        .formatted(facts.use().used(), facts.use().total());
  }
}
