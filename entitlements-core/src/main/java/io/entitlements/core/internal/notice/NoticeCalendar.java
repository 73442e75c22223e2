package io.entitlements.core.internal.notice;

import io.entitlements.key.Allotment;
import io.entitlements.key.ProductKey;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which notices about the ends of product keys are due when: pure arithmetic on dated facts.
 * Reminders come at 8 o'clock in the morning where the school is, so many local days before the
 * last day that counts; the last notice comes at the end itself. A key that ends by a decision
 * (revoked, cancelled at once) is not announced, nor is any end before the key has begun.
 *
 * @param zone where the organization is
 */
record NoticeCalendar(ZoneId zone) {

  private static final LocalTime MORNING = LocalTime.of(8, 0);

  /** When a notice about an end is due. */
  Instant dueAt(EndStage stage, Instant end) {
    return stage == EndStage.ENDED
        ? end
        : lastDay(end).minusDays(stage.days()).atTime(MORNING).atZone(zone).toInstant();
  }

  /** The last day that counts before an end. */
  LocalDate lastDay(Instant end) {
    return end.minusMillis(1).atZone(zone).toLocalDate();
  }

  /** The newest notice about an end that is due: a later one makes all earlier ones stale. */
  Optional<EndStage> current(Instant end, Instant now) {
    return Stream.of(EndStage.values())
        .filter(stage -> !dueAt(stage, end).isAfter(now))
        .reduce((earlier, later) -> later);
  }

  /** The keys whose end at an instant a notice that is due at another is about. */
  static List<ProductKey> ending(Collection<ProductKey> keys, Instant end, Instant dueAt) {
    return keys.stream()
        .filter(key -> key.cutShort().isEmpty() && key.endsAt().equals(end))
        .filter(key -> !begin(key).isAfter(dueAt))
        .toList();
  }

  private static Instant begin(ProductKey key) {
    return key.allotments().stream().map(Allotment::term).findFirst().orElseThrow().startsAt();
  }

  /** When the next notice is due, after an instant. */
  Optional<Instant> next(Collection<ProductKey> keys, Instant now) {
    return ends(keys)
        .filter(now::isBefore)
        .flatMap(
            end ->
                Stream.of(EndStage.values())
                    .map(stage -> dueAt(stage, end))
                    .filter(now::isBefore)
                    .filter(due -> !ending(keys, end, due).isEmpty()))
        .min(Instant::compareTo);
  }

  /** The notices that became due from one instant to another, both included, and are not stale. */
  List<Notice.Ending> due(
      SubscriptionId subscription, Collection<ProductKey> keys, Instant from, Instant now) {
    return ends(keys)
        .flatMap(
            end ->
                current(end, now).stream()
                    .filter(stage -> !dueAt(stage, end).isBefore(from))
                    .filter(stage -> !ending(keys, end, dueAt(stage, end)).isEmpty())
                    .map(stage -> new Notice.Ending(subscription, stage, end)))
        .toList();
  }

  private static Stream<Instant> ends(Collection<ProductKey> keys) {
    return keys.stream()
        .filter(key -> key.cutShort().isEmpty())
        .map(ProductKey::endsAt)
        .distinct()
        .sorted();
  }
}
