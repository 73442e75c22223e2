package io.entitlements.core.internal.notice;

import io.entitlements.catalog.Product;
import io.entitlements.core.internal.mail.Letter;
import io.entitlements.core.internal.mail.Phrase;
import io.entitlements.core.internal.signing.ProductKeyMint;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.Capacity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What is said about the end of product keys, before it and at it. */
record EndingLetter(ProductKeyMint mint) {

  /** The letter, unless it is stale: renewed, revoked or cancelled meanwhile, or overtaken. */
  Optional<Letter> write(Notice.Ending notice, NoticeFacts facts, Product product) {
    NoticeCalendar calendar = new NoticeCalendar(facts.zone());
    Instant end = notice.end();
    List<ProductKey> keys =
        NoticeCalendar.ending(facts.keys(), end, calendar.dueAt(notice.stage(), end));
    boolean current = calendar.current(end, facts.now()).equals(Optional.of(notice.stage()));
    boolean ended = notice.stage() == EndStage.ENDED;
    boolean cancelled = facts.subscription().cancelsAt().isPresent();
    if (keys.isEmpty() || !current || (cancelled && !ended)) {
      return Optional.empty();
    }
    LocalDate lastDay = calendar.lastDay(end);
    Letter letter = ended ? ended(facts, product, lastDay) : reminder(facts, product, lastDay);
    for (ProductKey key : keys) {
      letter = letter.item(item(product, key));
    }
    letter = after(letter, facts, product, end);
    return Optional.of(ended ? letter : letter.say("ending.renew"));
  }

  private static Letter reminder(NoticeFacts facts, Product product, LocalDate lastDay) {
    long left = ChronoUnit.DAYS.between(facts.now().atZone(facts.zone()).toLocalDate(), lastDay);
    Phrase when = left == 0 ? Phrase.of("ending.today") : Phrase.counted("ending.in", left);
    return Letter.about(about("ending.subject", facts, product, lastDay).with("when", when))
        .say(about("ending.keys", facts, product, lastDay).with("when", when));
  }

  private static Letter ended(NoticeFacts facts, Product product, LocalDate lastDay) {
    return Letter.about(about("ended.subject", facts, product, lastDay))
        .say(about("ended.keys", facts, product, lastDay));
  }

  private static Phrase about(String key, NoticeFacts facts, Product product, LocalDate lastDay) {
    return Phrase.of(key).with("name", facts.name(product)).with("day", lastDay);
  }

  private Phrase item(Product product, ProductKey key) {
    // The text's own toString shows the last five symbols and no more.
    return Phrase.of("ending.key")
        .with("key", mint.typedForm(product.id(), key).toString())
        .with("seats", Phrase.seats(key.newest().seats()));
  }

  /** Adds what it means. */
  private static Letter after(Letter letter, NoticeFacts facts, Product product, Instant end) {
    int left = Capacity.at(facts.keys(), end).total();
    if (left > 0) {
      return letter
          .say(
              Phrase.of("after.left")
                  .with("seats", Phrase.seats(left))
                  .with("used", facts.use().used()))
          .say("after.computers");
    }
    if (facts.subscription().cancelsAt().filter(at -> !at.isAfter(end)).isPresent()) {
      return letter.say(Phrase.of("after.cancelled").with("rest", rest(product)));
    }
    if (product.graceDays() == 0) {
      return letter.say(Phrase.of("after.end").with("rest", rest(product)));
    }
    LocalDate graceDay =
        new NoticeCalendar(facts.zone()).lastDay(end).plusDays(product.graceDays());
    return letter.say(Phrase.of("after.grace").with("day", graceDay).with("rest", rest(product)));
  }

  private static Phrase rest(Product product) {
    return Phrase.of(
        switch (product.degradedLevel()) {
          case READ_ONLY -> "after.readOnly";
          case BASIC -> "after.basic";
          default -> "after.nothing";
        });
  }
}
