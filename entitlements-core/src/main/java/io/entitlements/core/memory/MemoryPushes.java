package io.entitlements.core.memory;

import io.entitlements.core.memory.Data.LinkKey;
import io.entitlements.core.memory.Data.PushedKey;
import io.entitlements.core.memory.Data.PushedPlace;
import io.entitlements.roster.PushToken;
import io.entitlements.roster.PushedPage;
import io.entitlements.roster.PushedResource;
import io.entitlements.roster.PushedResource.Kind;
import io.entitlements.roster.RosterConnection;
import io.entitlements.spi.PushStore;
import io.entitlements.spi.PushedRow;
import io.entitlements.spi.RosterLink;
import io.entitlements.spi.RosterStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.PushTokenId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was pushed by key, and who is in which group. */
record MemoryPushes(
    Table<String, Opened> tokens,
    Table<PushedKey, PushedPlace> pushed,
    Groups<PushedKey, String> groups,
    MemoryPushReleases releases,
    Table<LinkKey, RosterLink> links,
    MemoryRosters rosters)
    implements PushStore {

  @Override
  public void insertToken(RosterConnection connection, PushToken token, String hash) {
    tokens.add(hash, new Opened(token, connection));
  }

  @Override
  public Optional<Opened> token(String hash) {
    return tokens
        .find(hash)
        .flatMap(
            found ->
                rosters
                    .lockLive(found.connection())
                    .filter(live -> live.isOpen())
                    .map(RosterStore.Locked::connection)
                    .map(connection -> new Opened(found.token(), connection)));
  }

  @Override
  public List<PushToken> tokens(RosterConnection connection) {
    return tokens
        .all()
        .map(Opened::token)
        .filter(token -> token.connection().equals(connection.id()))
        .sorted(
            Comparator.comparing(PushToken::issuedAt).thenComparing(token -> token.id().toString()))
        .toList();
  }

  @Override
  public void removeToken(RosterConnection connection, PushTokenId id) {
    dropTokens(opened -> opened.token().id().equals(id));
  }

  private int dropTokens(Predicate<Opened> which) {
    List<String> hashes =
        tokens
            .entries()
            .filter(entry -> which.test(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    hashes.forEach(hash -> tokens.remove(hash, each -> true));
    return hashes.size();
  }

  @Override
  public Optional<PushedRow> find(RosterConnection connection, Kind kind, String id) {
    return pushed.find(new PushedKey(connection.id(), kind, id)).map(PushedPlace::row);
  }

  @Override
  public Optional<PushedRow> named(RosterConnection connection, Kind kind, String nameKey) {
    return rows(connection, kind)
        .filter(row -> row.nameKey().equals(Optional.of(nameKey)))
        .findFirst();
  }

  @Override
  public List<PushedRow> withExternalKey(
      RosterConnection connection, Kind kind, String externalKey, int limit) {
    return rows(connection, kind)
        .filter(row -> row.externalKey().equals(Optional.of(externalKey)))
        .limit(limit)
        .toList();
  }

  private Stream<PushedRow> rows(RosterConnection connection, Kind kind) {
    return places(connection, kind).map(PushedPlace::row);
  }

  private Stream<PushedPlace> places(RosterConnection connection, Kind kind) {
    return pushed
        .entries()
        .filter(entry -> entry.getKey().connection().equals(connection.id()))
        .filter(entry -> entry.getKey().kind() == kind)
        .map(Map.Entry::getValue)
        .sorted(Comparator.comparing(PushedPlace::ordinal));
  }

  @Override
  public Set<String> existing(RosterConnection connection, Kind kind, Collection<String> ids) {
    return ids.stream()
        .filter(id -> find(connection, kind, id).isPresent())
        .collect(Collectors.toSet());
  }

  @Override
  public PushedPage page(RosterConnection connection, Kind kind, long offset, int limit) {
    return new PushedPage(
        rows(connection, kind).count(),
        rows(connection, kind).skip(offset).limit(limit).map(PushedRow::resource).toList());
  }

  @Override
  public SortedMap<Long, PushedResource> behind(
      RosterConnection connection, Kind kind, long place, int limit) {
    SortedMap<Long, PushedResource> next = new TreeMap<>();
    places(connection, kind)
        .filter(each -> each.ordinal() > place)
        .limit(limit)
        .forEach(each -> next.put(each.ordinal(), each.row().resource()));
    return next;
  }

  @Override
  public boolean insert(RosterConnection connection, PushedRow row) {
    if (isNameTaken(connection, row)) {
      return false;
    }
    long last = pushed.all().mapToLong(PushedPlace::ordinal).max().orElse(0);
    pushed.add(key(connection, row), new PushedPlace(last + 1, row));
    return true;
  }

  @Override
  public void update(RosterConnection connection, PushedRow row) {
    if (isNameTaken(connection, row)) {
      throw new IllegalStateException("there is a resource of this name already");
    }
    pushed.update(
        key(connection, row), place -> true, place -> new PushedPlace(place.ordinal(), row));
  }

  private boolean isNameTaken(RosterConnection connection, PushedRow row) {
    return row.nameKey()
        .flatMap(name -> named(connection, row.resource().kind(), name))
        .filter(other -> !other.resource().id().equals(row.resource().id()))
        .isPresent();
  }

  private static PushedKey key(RosterConnection connection, PushedRow row) {
    return new PushedKey(connection.id(), row.resource().kind(), row.resource().id());
  }

  @Override
  public void remove(RosterConnection connection, Kind kind, String id, Instant now) {
    remove(connection.id(), kind, id, now);
  }

  private void remove(ConnectionId connection, Kind kind, String id, Instant now) {
    PushedKey key = new PushedKey(connection, kind, id);
    if (kind == Kind.GROUP) {
      groups.removeAll(key, groups.of(key));
    } else {
      List<PushedKey> left =
          pushed
              .entries()
              .map(Map.Entry::getKey)
              .filter(group -> group.connection().equals(connection))
              .filter(group -> groups.of(group).contains(id))
              .toList();
      for (PushedKey group : left) {
        groups.remove(group, id);
        pushed.update(group, place -> true, place -> changed(place, now));
      }
    }
    pushed.remove(key, place -> true);
  }

  private static PushedPlace changed(PushedPlace place, Instant now) {
    PushedResource before = place.row().resource();
    PushedResource after =
        new PushedResource(
            before.kind(),
            before.id(),
            before.body(),
            before.version() + 1,
            before.createdAt(),
            now);
    return new PushedPlace(
        place.ordinal(), new PushedRow(after, place.row().nameKey(), place.row().externalKey()));
  }

  @Override
  public Map<String, List<String>> members(
      RosterConnection connection, Collection<String> groupIds) {
    Map<String, List<String>> found = new HashMap<>();
    for (String id : groupIds) {
      List<String> members = members(connection, id);
      if (!members.isEmpty()) {
        found.put(id, members.stream().sorted().toList());
      }
    }
    return found;
  }

  private List<String> members(RosterConnection connection, String group) {
    return groups.of(new PushedKey(connection.id(), Kind.GROUP, group));
  }

  @Override
  public Set<String> membersAmong(
      RosterConnection connection, String group, Collection<String> users) {
    Set<String> members = Set.copyOf(members(connection, group));
    return users.stream().filter(members::contains).collect(Collectors.toSet());
  }

  @Override
  public void addMembers(RosterConnection connection, String group, Collection<String> users) {
    if (!membersAmong(connection, group, users).isEmpty()) {
      throw new IllegalStateException("a member is there already");
    }
    groups.addAll(new PushedKey(connection.id(), Kind.GROUP, group), users);
  }

  @Override
  public void removeMembers(RosterConnection connection, String group, Collection<String> users) {
    groups.removeAll(new PushedKey(connection.id(), Kind.GROUP, group), users);
  }

  @Override
  public void noteRelease(RosterConnection connection, Instant now) {
    releases.note(connection.id(), now);
  }

  @Override
  public int releasedSince(RosterConnection connection, Instant since) {
    return releases.since(connection.id(), since);
  }

  @Override
  public void forget(OrganizationId organization, AccountId account, Instant now) {
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
        .forEach(key -> remove(key.connection(), Kind.USER, key.directoryId(), now));
  }

  @Override
  public boolean clear(RosterConnection connection, int most) {
    int dropped = dropTokens(opened -> opened.token().connection().equals(connection.id()));
    List<PushedKey> some =
        pushed
            .entries()
            .map(Map.Entry::getKey)
            .filter(key -> key.connection().equals(connection.id()))
            .limit(most)
            .toList();
    some.forEach(key -> remove(key.connection(), key.kind(), key.id(), Instant.EPOCH));
    return dropped + some.size() + releases.clear(connection.id()) > 0;
  }
}
