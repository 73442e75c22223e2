package io.entitlements.core.internal.notice;

import io.entitlements.catalog.Product;
import io.entitlements.core.internal.signing.ProductKeyMint;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.Capacity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
    String list = keys.stream().map(key -> line(product, key)).collect(Collectors.joining("\n"));
    return Optional.of(
        ended
            ? ended(facts, product, lastDay, list, end)
            : reminder(facts, product, lastDay, list, end));
  }

  private Letter reminder(
      NoticeFacts facts, Product product, LocalDate lastDay, String list, Instant end) {
    long left = ChronoUnit.DAYS.between(facts.now().atZone(facts.zone()).toLocalDate(), lastDay);
    String when = left == 0 ? "today" : left == 1 ? "in 1 day" : "in " + left + " days";
    String text =
        """
        The last day of these product keys for %s
        is %s, %s:

        %s

        %s
        To go on without a break, renew before then.
        """
            .formatted(
                facts.name(product),
                NoticeFacts.day(lastDay),
                when,
                list,
                after(facts, product, end));
    return new Letter(
        "%s: renewal is due %s, by %s"
            .formatted(facts.name(product), when, NoticeFacts.day(lastDay)),
        text);
  }

  private Letter ended(
      NoticeFacts facts, Product product, LocalDate lastDay, String list, Instant end) {
    String text =
        """
        The last day of these product keys for %s
        was %s:

        %s

        %s
        """
            .formatted(
                facts.name(product), NoticeFacts.day(lastDay), list, after(facts, product, end));
    return new Letter(
        "%s: ended on %s".formatted(facts.name(product), NoticeFacts.day(lastDay)), text);
  }

  private String line(Product product, ProductKey key) {
    // The text's own toString shows the last five symbols and no more.
    return "  - key "
        + mint.typedForm(product.id(), key)
        + ", "
        + NoticeFacts.seats(key.newest().seats());
  }

  /** What it means. */
  private static String after(NoticeFacts facts, Product product, Instant end) {
    int left = Capacity.at(facts.keys(), end).total();
    if (left > 0) {
      return """
          After that day the subscription has %s. In use now: %d.
          A computer on which one of these keys was typed needs that key renewed,
          or another one typed."""
          .formatted(NoticeFacts.seats(left), facts.use().used());
    }
    if (facts.subscription().cancelsAt().filter(at -> !at.isAfter(end)).isPresent()) {
      return "The subscription was cancelled. After that day %s.".formatted(rest(product));
    }
    if (product.graceDays() == 0) {
      return "Without a renewal, after that day %s.".formatted(rest(product));
    }
    LocalDate graceDay =
        new NoticeCalendar(facts.zone()).lastDay(end).plusDays(product.graceDays());
    return """
        Without a renewal everything works until %s all the same;
        after that %s."""
        .formatted(NoticeFacts.day(graceDay), rest(product));
  }

  private static String rest(Product product) {
    return switch (product.degradedLevel()) {
      case READ_ONLY -> "work can be opened but not changed";
      case BASIC -> "only the basic features work";
      default -> "nothing of it works";
    };
  }
}
