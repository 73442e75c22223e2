package io.entitlements.core.internal.history;

import io.entitlements.core.internal.change.HistoryService;
import io.entitlements.event.EntitlementEvent.AboutHolder;
import io.entitlements.event.OrganizationEvent.OrganizationAdded;
import io.entitlements.event.RecordedEvent;
import io.entitlements.event.SeatEvent.SeatTaken;
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads what was known of one holder: one query for the holder, and one for each subscription and
 * organization in which the holder ever had a seat.
 */
public final class KnownHistoryLoader {

  private KnownHistoryLoader() {}

  /** What was known of a person. */
  public static KnownHistory of(UnitOfWork store, AccountId account, Instant knownAt) {
    return of(store, account.value(), SeatHolder.Person.class, knownAt);
  }

  /** What was known of a computer. */
  public static KnownHistory of(UnitOfWork store, DeviceId device, Instant knownAt) {
    return of(store, device.value(), SeatHolder.Device.class, knownAt);
  }

  private static KnownHistory of(
      UnitOfWork store, UUID holder, Class<? extends SeatHolder> kind, Instant knownAt) {
    List<RecordedEvent> ofHolder =
        about(store, holder, knownAt).stream().filter(event -> isOf(kind, event)).toList();
    Map<SubscriptionId, List<RecordedEvent>> ofSubscriptions = new HashMap<>();
    Map<OrganizationId, ZoneId> zones = new HashMap<>();
    for (RecordedEvent event : ofHolder) {
      if (event.event() instanceof SeatTaken taken) {
        ofSubscriptions.computeIfAbsent(
            taken.subscription(), id -> about(store, id.value(), knownAt));
        zones.computeIfAbsent(taken.organization(), id -> zone(store, id, knownAt));
      }
    }
    return new KnownHistory(ofHolder, ofSubscriptions, zones);
  }

  private static boolean isOf(Class<? extends SeatHolder> kind, RecordedEvent event) {
    return !(event.event() instanceof AboutHolder about) || kind.isInstance(about.holder());
  }

  private static ZoneId zone(UnitOfWork store, OrganizationId id, Instant knownAt) {
    return about(store, id.value(), knownAt).stream()
        .map(RecordedEvent::event)
        .filter(OrganizationAdded.class::isInstance)
        .map(event -> ZoneId.of(((OrganizationAdded) event).zone()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the history of " + id + " has no beginning"));
  }

  /** Within a scope the numbers say what came first, also where the clocks of nodes differ. */
  private static List<RecordedEvent> about(UnitOfWork store, UUID subject, Instant knownAt) {
    return store.events().about(subject, knownAt).stream()
        .map(event -> HistoryService.event(event.scope(), event.row()))
        .sorted(Comparator.comparingLong(event -> event.revision().number()))
        .toList();
  }
}
