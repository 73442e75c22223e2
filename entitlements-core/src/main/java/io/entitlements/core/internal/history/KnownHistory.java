package io.entitlements.core.internal.history;

import io.entitlements.catalog.ActivationMethod;
import io.entitlements.check.Reason;
import io.entitlements.event.AccountEvent.AccountCreated;
import io.entitlements.event.AccountEvent.AccountDeleted;
import io.entitlements.event.AccountEvent.AccountDisabled;
import io.entitlements.event.AccountEvent.AccountEnabled;
import io.entitlements.event.RecordedEvent;
import io.entitlements.event.SeatEvent.SeatTaken;
import io.entitlements.key.ProductKey;
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.HeldRight;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was known of one holder's seats at some instant, over all of time. Pure and immutable.
 *
 * @param ofHolder the events about the holder
 * @param ofSubscriptions the events about each subscription in which the holder ever had a seat
 * @param zones where the organizations are
 */
public record KnownHistory(
    List<RecordedEvent> ofHolder,
    Map<SubscriptionId, List<RecordedEvent>> ofSubscriptions,
    Map<OrganizationId, ZoneId> zones) {

  /** Keeps immutable copies. */
  public KnownHistory {
    ofHolder = List.copyOf(ofHolder);
    ofSubscriptions = Map.copyOf(ofSubscriptions);
    zones = Map.copyOf(zones);
  }

  /** The seats that counted at an instant, with the facts that counted then. */
  public List<HeldRight> rightsAt(Instant validAt) {
    return SeatReplay.at(ofHolder, validAt).stream()
        .flatMap(seat -> right(seat, validAt).stream())
        .sorted(HeldRight.ORDER)
        .toList();
  }

  private Optional<HeldRight> right(SeatTaken seat, Instant validAt) {
    SubscriptionReplay replay =
        SubscriptionReplay.at(
            ofSubscriptions.getOrDefault(seat.subscription(), List.of()), validAt);
    Optional<ZoneId> zone = Optional.ofNullable(zones.get(seat.organization()));
    return zone.flatMap(
        known ->
            replay
                .subscription()
                .map(subscription -> right(seat, subscription, replay.keys(), known)));
  }

  private static HeldRight right(
      SeatTaken seat, Subscription subscription, List<ProductKey> keys, ZoneId zone) {
    if (seat.holder() instanceof SeatHolder.Device device) {
      List<ProductKey> own = keys.stream().filter(key -> key.id().equals(device.key())).toList();
      return new HeldRight(
          zone, subscription, ActivationMethod.PRODUCT_KEY, Optional.of(device.key()), own);
    }
    return new HeldRight(zone, subscription, ActivationMethod.EMAIL, Optional.empty(), keys);
  }

  /** Whether there was an account of this holder. */
  boolean hasAccount() {
    return ofHolder.stream().anyMatch(event -> event.event() instanceof AccountCreated);
  }

  /** Why whoever it is could use nothing at an instant, if that was so. */
  Optional<Reason> barredAt(Instant validAt) {
    Optional<Reason> barred = Optional.empty();
    for (RecordedEvent event : ofHolder) {
      if (event.validAt().isAfter(validAt)) {
        continue;
      }
      if (event.event() instanceof AccountDisabled) {
        barred = Optional.of(Reason.ACCOUNT_DISABLED);
      } else if (event.event() instanceof AccountEnabled) {
        barred = Optional.empty();
      } else if (event.event() instanceof AccountDeleted) {
        barred = Optional.of(Reason.UNKNOWN_ACCOUNT);
      }
    }
    return barred;
  }

  /** The later instants from which other facts count. */
  NavigableSet<Instant> changesAfter(Instant validAt) {
    return Stream.concat(ofHolder.stream(), ofSubscriptions.values().stream().flatMap(List::stream))
        .map(RecordedEvent::validAt)
        .filter(validAt::isBefore)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
