package io.entitlements.core.internal.notice;

import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.Product;
import io.entitlements.core.internal.mail.Letter;
import io.entitlements.core.internal.mail.Phrase;
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
    Phrase name = facts.name(product);
    return Optional.of(
        Letter.about(Phrase.of(all ? "full.subject" : "filling.subject").with("name", name))
            .say(
                Phrase.of("filling.reached")
                    .with("name", name)
                    .with("mark", notice.mark().seats(notice.total()))
                    .with("total", notice.total()))
            .say(
                Phrase.of("filling.now")
                    .with("used", used)
                    .with("total", total)
                    .with("waiting", facts.use().waiting()))
            .say(all ? "full.nobody" : "filling.add"));
  }

  /**
   * The letter, unless there are enough seats again. Without a grace that is soon so, by what is
   * released at once, which administrators are told all the same.
   */
  static Optional<Letter> tooFew(
      Notice.TooFew notice, NoticeFacts facts, Product product, Optional<Excess> excess) {
    OverCapacityPolicy policy = facts.subscription().overCapacity();
    Phrase name = facts.name(product);
    if (excess.isEmpty() && policy.graceDays() == 0) {
      return Optional.of(wereTooMany(notice, facts, name));
    }
    return excess
        .filter(over -> over.since().equals(notice.since()))
        .map(over -> tooMany(facts, policy, over, name));
  }

  private static Letter tooMany(
      NoticeFacts facts, OverCapacityPolicy policy, Excess over, Phrase name) {
    boolean canBePrevented = over.releasesAt().isAfter(facts.now());
    Phrase release = Phrase.counted(canBePrevented ? "over.later" : "over.soon", over.tooMany());
    Letter letter =
        Letter.about(Phrase.of("over.subject").with("name", name))
            .say(Phrase.of("over.since").with("day", facts.dayOf(over.since())).with("name", name))
            .say(
                release
                    .with("day", facts.dayOf(over.releasesAt()))
                    .with("used", over.used())
                    .with("total", over.total()))
            .say(
                switch (policy.keep()) {
                  case RECENTLY_USED -> "over.keepsUsed";
                  case OLDEST -> "over.keepsOldest";
                });
    return canBePrevented ? letter.say("over.prevent") : letter;
  }

  /** There are enough again, and nobody asks by what: by releasing, by renewing, by both. */
  private static Letter wereTooMany(Notice.TooFew notice, NoticeFacts facts, Phrase name) {
    return Letter.about(Phrase.of("wasOver.subject").with("name", name))
        .say(Phrase.of("wasOver.day").with("day", facts.dayOf(notice.since())).with("name", name))
        .say("wasOver.released")
        .say(
            Phrase.of("wasOver.now")
                .with("used", facts.use().used())
                .with("total", facts.use().total()));
  }
}
