package io.entitlements.core.memory;

import io.entitlements.core.memory.Data.LinkKey;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.SyncRow;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.RosterDigest;
import io.entitlements.spi.RosterLink;
import io.entitlements.spi.RosterLink.Standing;
import io.entitlements.spi.RosterLinkStore;
import io.entitlements.spi.RosterRunRow;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.RosterRunId;
import io.entitlements.type.SubscriptionId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Links by connection and identifier. */
record MemoryRosterLinks(
    Table<LinkKey, RosterLink> links,
    MemoryRosters rosters,
    Groups<UUID, SeatRow> seats,
    Groups<RosterRunId, RosterRunRow> rows,
    MemoryPendingReleases pending)
    implements RosterLinkStore {

  @Override
  public List<RosterDigest> digests(
      RosterConnection connection, Optional<String> after, int limit) {
    return of(connection)
        .filter(link -> link.standing() != Standing.GONE)
        .filter(link -> after.map(id -> link.directoryId().compareTo(id) > 0).orElse(true))
        .sorted(Comparator.comparing(RosterLink::directoryId))
        .limit(limit)
        .map(link -> new RosterDigest(link.directoryId(), link.digest()))
        .toList();
  }

  private Stream<RosterLink> of(RosterConnection connection) {
    return links
        .entries()
        .filter(link -> link.getKey().connection().equals(connection.id()))
        .map(Map.Entry::getValue);
  }

  @Override
  public Map<String, RosterLink> find(
      RosterConnection connection, Collection<String> directoryIds) {
    Map<String, RosterLink> found = new HashMap<>();
    for (String id : directoryIds) {
      links.find(new LinkKey(connection.id(), id)).ifPresent(link -> found.put(id, link));
    }
    return found;
  }

  @Override
  public List<RosterLink> first(RosterConnection connection, int limit) {
    return of(connection)
        .sorted(Comparator.comparing(RosterLink::directoryId))
        .limit(limit)
        .toList();
  }

  @Override
  public void remove(RosterConnection connection, Collection<String> directoryIds) {
    directoryIds.forEach(id -> links.remove(new LinkKey(connection.id(), id), linked -> true));
  }

  @Override
  public void removeGone(RosterConnection connection, RosterRunId run) {
    remove(
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
                rosters
                    .find(organization, link.getKey().connection())
                    .filter(found -> found.subscription().equals(subscription))
                    .isPresent())
        .map(link -> new ListedPerson(link.getKey().connection(), link.getValue()))
        .toList();
  }

  @Override
  public void insert(RosterConnection connection, List<RosterLink> added) {
    added.forEach(link -> links.add(new LinkKey(connection.id(), link.directoryId()), link));
  }

  @Override
  public void update(RosterConnection connection, List<RosterLink> changed) {
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
                rosters
                    .find(organization, key.connection())
                    .or(() -> rosters.ended(organization, key.connection()))
                    .isPresent())
        .toList()
        .forEach(key -> links.remove(key, linked -> true));
    pending.forget(organization, account);
  }
}
