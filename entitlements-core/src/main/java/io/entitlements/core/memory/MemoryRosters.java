package io.entitlements.core.memory;

import io.entitlements.account.Organization;
import io.entitlements.core.memory.Data.ConnectionName;
import io.entitlements.core.memory.Data.LinkKey;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.SyncRow;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.RosterLink;
import io.entitlements.spi.RosterLink.Standing;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.RosterRunRow;
import io.entitlements.spi.RosterState;
import io.entitlements.spi.RosterStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.RosterRunId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Connections by identifier and by name, and the links of each. */
record MemoryRosters(
    Table<ConnectionId, RosterConnection> connections,
    Table<ConnectionId, RosterConnection> endedOnes,
    Table<ConnectionId, RosterState> states,
    Table<ConnectionName, ConnectionId> byName,
    Table<LinkKey, RosterLink> links,
    Groups<UUID, SeatRow> seats,
    Table<RosterRunId, RosterRun> runs,
    Groups<RosterRunId, RosterRunRow> rows,
    MemoryPendingReleases pending,
    MemoryOrganizations organizations)
    implements RosterStore {

  @Override
  public boolean insert(RosterConnection connection, RosterState state) {
    ConnectionName name = new ConnectionName(connection.subscription(), connection.name());
    if (!byName.insert(name, connection.id())) {
      return false;
    }
    connections.add(connection.id(), connection);
    states.add(connection.id(), state);
    return true;
  }

  @Override
  public Optional<RosterConnection> find(OrganizationId organization, ConnectionId id) {
    return connections.find(id).filter(found -> found.organization().equals(organization));
  }

  @Override
  public Optional<RosterConnection> find(
      OrganizationId organization, SubscriptionId subscription, String name) {
    return byName
        .find(new ConnectionName(subscription, name))
        .flatMap(id -> find(organization, id));
  }

  @Override
  public List<RosterConnection> of(OrganizationId organization, SubscriptionId subscription) {
    return connections
        .all()
        .filter(found -> found.organization().equals(organization))
        .filter(found -> found.subscription().equals(subscription))
        .sorted(Comparator.comparing(RosterConnection::name))
        .toList();
  }

  @Override
  public boolean end(RosterConnection connection) {
    Optional<RosterConnection> live = find(connection.organization(), connection.id());
    live.ifPresent(
        found -> {
          endedOnes.add(found.id(), found);
          connections.remove(found.id(), each -> true);
          byName.remove(new ConnectionName(found.subscription(), found.name()), each -> true);
        });
    return live.isPresent();
  }

  @Override
  public Optional<RosterConnection> ended(OrganizationId organization, ConnectionId id) {
    return endedOnes.find(id).filter(found -> found.organization().equals(organization));
  }

  @Override
  public boolean isEnding(OrganizationId organization, SubscriptionId subscription) {
    return endedOnes
        .all()
        .filter(found -> found.organization().equals(organization))
        .filter(found -> found.subscription().equals(subscription))
        .anyMatch(this::isLeft);
  }

  private boolean isLeft(RosterConnection connection) {
    return of(connection).findAny().isPresent()
        || pending.due(connection, Instant.MAX, 1).size() == 1;
  }

  @Override
  public void forget(OrganizationId organization, ConnectionId id) {
    ended(organization, id)
        .filter(found -> !isLeft(found))
        .filter(found -> runs.all().noneMatch(run -> run.connection().equals(id)))
        .ifPresent(
            found -> {
              endedOnes.remove(id, each -> true);
              states.remove(id, each -> true);
            });
  }

  @Override
  public RosterState state(RosterConnection connection) {
    return states.find(connection.id()).orElseThrow();
  }

  @Override
  public RosterState lock(RosterConnection connection) {
    return state(connection);
  }

  @Override
  public Optional<Locked> lockLive(RosterConnection connection) {
    Optional<Organization> organization = organizations.find(connection.organization());
    return find(connection.organization(), connection.id())
        .map(
            live ->
                new Locked(
                    live,
                    state(live),
                    organization.orElseThrow().details().zone(),
                    organization.orElseThrow().isOpen(),
                    organizations.events().revision(live.organization()),
                    isEnding(live.organization(), live.subscription())));
  }

  @Override
  public void update(RosterConnection connection, RosterState state) {
    connections.update(connection.id(), before -> true, before -> connection);
    states.put(connection.id(), state);
  }

  @Override
  public Map<String, Long> digests(RosterConnection connection, Optional<String> after, int limit) {
    Map<String, Long> digests = new LinkedHashMap<>();
    of(connection)
        .filter(link -> link.standing() != Standing.GONE)
        .filter(link -> after.map(id -> link.directoryId().compareTo(id) > 0).orElse(true))
        .sorted(Comparator.comparing(RosterLink::directoryId))
        .limit(limit)
        .forEach(link -> digests.put(link.directoryId(), link.digest()));
    return digests;
  }

  private Stream<RosterLink> of(RosterConnection connection) {
    return links
        .entries()
        .filter(link -> link.getKey().connection().equals(connection.id()))
        .map(Map.Entry::getValue);
  }

  @Override
  public Map<String, RosterLink> links(
      RosterConnection connection, Collection<String> directoryIds) {
    Map<String, RosterLink> found = new HashMap<>();
    for (String id : directoryIds) {
      links.find(new LinkKey(connection.id(), id)).ifPresent(link -> found.put(id, link));
    }
    return found;
  }

  @Override
  public List<RosterLink> firstLinks(RosterConnection connection, int limit) {
    return of(connection)
        .sorted(Comparator.comparing(RosterLink::directoryId))
        .limit(limit)
        .toList();
  }

  @Override
  public void removeLinks(RosterConnection connection, Collection<String> directoryIds) {
    directoryIds.forEach(id -> links.remove(new LinkKey(connection.id(), id), linked -> true));
  }

  @Override
  public void removeGone(RosterConnection connection, RosterRunId run) {
    removeLinks(
        connection,
        of(connection)
            .filter(link -> link.standing() == Standing.GONE && link.run().equals(run))
            .map(RosterLink::directoryId)
            .toList());
  }

  @Override
  public List<ListedPerson> listed(
      OrganizationId organization, SubscriptionId subscription, Collection<AccountId> accounts) {
    Set<AccountId> wanted = Set.copyOf(accounts);
    return links
        .entries()
        .filter(link -> wanted.contains(link.getValue().account()))
        .filter(link -> link.getValue().standing() != Standing.GONE)
        .filter(
            link ->
                find(organization, link.getKey().connection())
                    .filter(found -> found.subscription().equals(subscription))
                    .isPresent())
        .map(link -> new ListedPerson(link.getKey().connection(), link.getValue()))
        .toList();
  }

  @Override
  public void insertLinks(RosterConnection connection, List<RosterLink> added) {
    added.forEach(link -> links.add(new LinkKey(connection.id(), link.directoryId()), link));
  }

  @Override
  public void updateLinks(RosterConnection connection, List<RosterLink> changed) {
    changed.forEach(
        link ->
            links.update(
                new LinkKey(connection.id(), link.directoryId()), before -> true, before -> link));
  }

  @Override
  public int seated(RosterConnection connection) {
    return (int) of(connection).filter(link -> link.standing() == Standing.SEATED).count();
  }

  @Override
  public List<RosterLink> unmet(RosterConnection connection, int limit) {
    return of(connection)
        .filter(link -> link.standing() == Standing.SEATED)
        .filter(link -> seats(connection, link.account().value()).findAny().isEmpty())
        .sorted(Comparator.comparing(RosterLink::directoryId))
        .limit(limit)
        .toList();
  }

  @Override
  public List<RosterLink> deprived(RosterConnection connection, RosterRunId run, int limit) {
    return rows.of(run).stream()
        .filter(row -> row.result() == SyncRow.Result.RELEASE_PLANNED)
        .sorted(Comparator.comparing(RosterRunRow::ordinal))
        .flatMap(row -> row.directoryId().stream())
        .flatMap(id -> links.find(new LinkKey(connection.id(), id)).stream())
        .filter(link -> link.standing() == Standing.SEATED && link.run().equals(run))
        .filter(link -> seats(connection, link.account().value()).findAny().isEmpty())
        .limit(limit)
        .toList();
  }

  private Stream<SeatRow> seats(RosterConnection connection, UUID holder) {
    return seats.of(holder).stream()
        .filter(row -> row.seat().subscription().equals(connection.subscription()));
  }

  @Override
  public List<AccountId> typed(RosterConnection connection, Optional<AccountId> after, int limit) {
    return seats
        .all()
        .map(SeatRow::seat)
        .filter(seat -> seat.subscription().equals(connection.subscription()))
        .filter(seat -> seat.source() == SeatSource.TYPED)
        .map(seat -> ((SeatHolder.Person) seat.holder()).account())
        .filter(account -> after.map(at -> isBehind(at, account)).orElse(true))
        .sorted(Comparator.comparing(AccountId::toString))
        .limit(limit)
        .toList();
  }

  private static boolean isBehind(AccountId at, AccountId account) {
    return account.toString().compareTo(at.toString()) > 0;
  }

  @Override
  public void unlink(OrganizationId organization, AccountId account) {
    links
        .entries()
        .filter(link -> link.getValue().account().equals(account))
        .map(Map.Entry::getKey)
        .filter(
            key ->
                find(organization, key.connection())
                    .or(() -> ended(organization, key.connection()))
                    .isPresent())
        .toList()
        .forEach(key -> links.remove(key, linked -> true));
    pending.forget(organization, account);
  }
}
