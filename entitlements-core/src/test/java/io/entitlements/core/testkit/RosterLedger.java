package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.event.EntitlementEvent;
import io.entitlements.event.RecordedEvent;
import io.entitlements.event.RosterEvent.RosterConfigured;
import io.entitlements.event.RosterEvent.RosterConnected;
import io.entitlements.event.RosterEvent.RosterPersonLinked;
import io.entitlements.event.RosterEvent.RosterReleaseCancelled;
import io.entitlements.event.RosterEvent.RosterReleasePlanned;
import io.entitlements.event.SeatEvent.SeatReleased;
import io.entitlements.roster.PendingRelease;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.RosterSettings.Mode;
import io.entitlements.roster.RosterSettings.Pause;
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.RosterLink;
import io.entitlements.type.AccountId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.Revision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the events of an organization say of the lists of its one subscription, told one after the
 * other: which there are and how they provision, whom they know, and whose seats are to be released
 * when. An event that cannot follow from the ones before is an error.
 */
final class RosterLedger {

  private static final int ALL = 1_000;
  private static final int MOST_LINKS = 100_000;

  /** A seat that is to be released, as the events tell it. */
  private record Planned(ConnectionId connection, Instant at) {}

  private final Map<ConnectionId, String> names = new HashMap<>();
  private final Map<ConnectionId, RosterSettings> settings = new HashMap<>();
  private final Map<ConnectionId, Set<AccountId>> linked = new HashMap<>();
  private final Map<AccountId, Planned> pending = new HashMap<>();

  private RosterLedger() {}

  /** Holds what is told against what is stored of all lists of a district. */
  static void audited(District district, List<RosterWorld> lists) {
    RosterLedger ledger = new RosterLedger();
    long revision = 0;
    List<RecordedEvent> page;
    do {
      page =
          district
              .world()
              .engine()
              .history()
              .after(new Revision(district.organization(), revision), ALL);
      page.forEach(ledger::tell);
      revision += page.size();
    } while (!page.isEmpty());
    ledger.requireToEqual(lists);
  }

  private void tell(RecordedEvent recorded) {
    EntitlementEvent event = recorded.event();
    if (event instanceof RosterConnected connected) {
      names.put(connected.connection(), connected.name());
      settings.put(connected.connection(), RosterSettings.DEFAULT);
    } else if (event instanceof RosterConfigured configured) {
      settings.put(configured.connection(), settings(configured));
    } else if (event instanceof RosterPersonLinked link) {
      linked.computeIfAbsent(link.connection(), none -> new HashSet<>()).add(link.account());
    } else if (event instanceof RosterReleasePlanned planned) {
      Planned before =
          pending.put(planned.account(), new Planned(planned.connection(), planned.releasesAt()));
      assertThat(before).as("already planned: %s", recorded).isNull();
    } else if (event instanceof RosterReleaseCancelled cancelled) {
      assertThat(pending.remove(cancelled.account())).as("not planned: %s", recorded).isNotNull();
    } else if (event instanceof SeatReleased released
        && recorded.why().startsWith("roster.release ")) {
      AccountId holder = ((SeatHolder.Person) released.holder()).account();
      assertThat(pending.remove(holder)).as("not planned: %s", recorded).isNotNull();
    }
  }

  private static RosterSettings settings(RosterConfigured configured) {
    Optional<Pause> pause =
        configured.pauseFirstDay().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Pause(
                    LocalDate.parse(configured.pauseFirstDay()),
                    LocalDate.parse(configured.pauseLastDay())));
    return new RosterSettings(
        Mode.valueOf(configured.mode()),
        configured.graceDays(),
        configured.guardPercent(),
        configured.guardLeast(),
        configured.everyMinutes(),
        pause);
  }

  private void requireToEqual(List<RosterWorld> lists) {
    Map<AccountId, Planned> stored = new HashMap<>();
    for (PendingRelease each : lists.get(0).pending()) {
      stored.put(each.account(), new Planned(each.connection(), each.dueAt()));
    }
    assertThat(pending).as("releases that are planned").isEqualTo(stored);
    for (RosterWorld list : lists) {
      RosterConnection now = list.stored();
      assertThat(names.get(now.id())).isEqualTo(now.name());
      assertThat(settings.get(now.id())).as("settings").isEqualTo(now.settings());
      assertThat(linked.getOrDefault(now.id(), Set.of()))
          .as("people whom the list knows")
          .isEqualTo(links(list).stream().map(RosterLink::account).collect(Collectors.toSet()));
    }
  }

  /** Also of whom a list says no more. */
  private static List<RosterLink> links(RosterWorld list) {
    return list.district()
        .world()
        .storage()
        .read(store -> store.rosterLinks().first(list.connection(), MOST_LINKS));
  }
}
