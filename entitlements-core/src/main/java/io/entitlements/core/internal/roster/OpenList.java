package io.entitlements.core.internal.roster;

import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.change.Secrets;
import io.entitlements.roster.PushRefusal;
import io.entitlements.roster.PushedContent;
import io.entitlements.roster.PushedList;
import io.entitlements.roster.PushedPage;
import io.entitlements.roster.PushedResource;
import io.entitlements.roster.PushedResource.Kind;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterRecord;
import io.entitlements.spi.PushStore;
import io.entitlements.spi.PushedRow;
import io.entitlements.type.Outcome;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One connection's list, as its directory sees it. Thread-safe. */
final class OpenList implements PushedList {

  private static final int MOST_AT_ONCE = 1_000;
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  private final Changes changes;
  private final Ids ids;
  private final PushedApplier applier;
  private final RosterConnection connection;

  OpenList(Changes changes, Ids ids, PushedApplier applier, RosterConnection connection) {
    this.changes = changes;
    this.ids = ids;
    this.applier = applier;
    this.connection = connection;
  }

  @Override
  public RosterConnection connection() {
    return connection;
  }

  @Override
  public Optional<PushedResource> find(Kind kind, String id) {
    return changes.read(store -> row(store.pushes(), kind, id).map(PushedRow::resource));
  }

  /** What cannot be an identifier is none: not every store takes every text. */
  private Optional<PushedRow> row(PushStore pushes, Kind kind, String id) {
    return isId(id) ? pushes.find(connection, kind, id) : Optional.empty();
  }

  private static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  @Override
  public Optional<PushedResource> named(String name) {
    return changes.read(
        store ->
            store.pushes().named(connection, Kind.USER, nameKey(name)).map(PushedRow::resource));
  }

  @Override
  public List<PushedResource> withExternalId(Kind kind, String externalId) {
    String key = Secrets.hash(externalId);
    return changes.read(
        store ->
            store.pushes().withExternalKey(connection, kind, key, MOST_AT_ONCE).stream()
                .map(PushedRow::resource)
                .toList());
  }

  @Override
  public PushedPage page(Kind kind, long offset, int limit) {
    if (offset < 0 || limit < 0 || limit > MOST_AT_ONCE) {
      throw new IllegalArgumentException("a page has 0 to " + MOST_AT_ONCE + ", from 0");
    }
    return changes.read(store -> store.pushes().page(connection, kind, offset, limit));
  }

  @Override
  public void forEach(Kind kind, Consumer<List<PushedResource>> parts) {
    long place = -1;
    SortedMap<Long, PushedResource> next;
    do {
      long last = place;
      next = changes.read(store -> store.pushes().behind(connection, kind, last, MOST_AT_ONCE));
      if (!next.isEmpty()) {
        parts.accept(List.copyOf(next.values()));
        place = next.lastKey();
      }
    } while (next.size() == MOST_AT_ONCE);
  }

  @Override
  public Map<String, List<String>> members(Collection<String> groups) {
    List<String> ids = groups.stream().filter(OpenList::isId).toList();
    return changes.read(store -> store.pushes().members(connection, ids));
  }

  @Override
  public Outcome<PushedResource, PushRefusal> create(
      Kind kind, Function<String, PushedContent> content) {
    String id = ids.next(changes.now()).toString();
    AtomicReference<@Nullable PushedResource> made = new AtomicReference<>();
    return applier.make(
        connection,
        kind,
        change -> {
          PushStore pushes = change.store().pushes();
          PushedResource before = made.get();
          if (before != null && pushes.find(connection, kind, id).isPresent()) {
            // This very transaction was committed, and its answer was lost.
            return Pushed.as(before);
          }
          PushedContent said = content.apply(id);
          PushedResource resource =
              new PushedResource(kind, id, said.body(), 1, change.now(), change.now());
          PushedRow row = row(resource, said);
          if (!pushes.insert(connection, row)) {
            return Pushed.refused(PushRefusal.NAME_TAKEN);
          }
          if (said instanceof PushedContent.Group group && !join(pushes, id, group)) {
            return Pushed.refused(PushRefusal.UNKNOWN_MEMBER);
          }
          made.set(resource);
          return Pushed.added(resource, record(said));
        });
  }

  private static Optional<RosterRecord> record(PushedContent said) {
    return said instanceof PushedContent.User user ? Optional.of(user.record()) : Optional.empty();
  }

  @Override
  public Outcome<PushedResource, PushRefusal> change(Kind kind, String id, Edit edit) {
    AtomicReference<@Nullable PushedResource> made = new AtomicReference<>();
    return applier.make(
        connection,
        kind,
        change -> {
          Optional<PushedRow> stored = row(change.store().pushes(), kind, id);
          if (stored.isEmpty()) {
            return Pushed.refused(PushRefusal.NOT_FOUND);
          }
          PushedResource current = stored.get().resource();
          if (current.equals(made.get())) {
            return Pushed.as(current);
          }
          Pushed changed = change(change, stored.get(), edit);
          if (changed instanceof Pushed.Taken taken && !taken.resource().equals(current)) {
            made.set(taken.resource());
          }
          return changed;
        });
  }

  private Pushed change(Change change, PushedRow before, Edit edit) {
    PushStore pushes = change.store().pushes();
    PushedResource current = before.resource();
    PushedContent said = edit.content(current, members(pushes, current.id()));
    boolean isMoved =
        said instanceof PushedContent.Group group && moves(pushes, current.id(), group);
    PushedRow same = row(withBody(current, said.body()), said);
    if (same.equals(before) && !isMoved) {
      return Pushed.of(
          current, record(said).filter(record -> !(record instanceof RosterRecord.Unusable)));
    }
    PushedResource next =
        new PushedResource(
            current.kind(),
            current.id(),
            said.body(),
            current.version() + 1,
            current.createdAt(),
            change.now());
    PushedRow row = row(next, said);
    if (!row.nameKey().equals(before.nameKey()) && isNameTaken(pushes, row)) {
      return Pushed.refused(PushRefusal.NAME_TAKEN);
    }
    pushes.update(connection, row);
    if (said instanceof PushedContent.Group group) {
      pushes.removeMembers(connection, current.id(), group.leaving());
      if (!join(pushes, current.id(), group)) {
        return Pushed.refused(PushRefusal.UNKNOWN_MEMBER);
      }
    }
    return Pushed.of(next, record(said));
  }

  private static PushedResource withBody(PushedResource resource, String body) {
    return new PushedResource(
        resource.kind(),
        resource.id(),
        body,
        resource.version(),
        resource.createdAt(),
        resource.modifiedAt());
  }

  private boolean moves(PushStore pushes, String id, PushedContent.Group group) {
    Set<String> joining =
        group.joining().stream().filter(OpenList::isId).collect(Collectors.toSet());
    return pushes.membersAmong(connection, id, joining).size() < group.joining().size()
        || !pushes.membersAmong(connection, id, group.leaving()).isEmpty();
  }

  /** Whether all who join are people of this list. */
  private boolean join(PushStore pushes, String id, PushedContent.Group group) {
    if (!group.joining().stream().allMatch(OpenList::isId)) {
      return false;
    }
    Set<String> already = pushes.membersAmong(connection, id, group.joining());
    List<String> joining =
        group.joining().stream().filter(user -> !already.contains(user)).sorted().toList();
    if (pushes.existing(connection, Kind.USER, joining).size() < joining.size()) {
      return false;
    }
    pushes.addMembers(connection, id, joining);
    return true;
  }

  private Members members(PushStore pushes, String group) {
    return new Members() {
      @Override
      public List<String> all() {
        return pushes.members(connection, List.of(group)).getOrDefault(group, List.of());
      }

      @Override
      public Set<String> among(Collection<String> users) {
        return pushes.membersAmong(
            connection, group, users.stream().filter(OpenList::isId).toList());
      }
    };
  }

  @Override
  public Outcome<PushedResource, PushRefusal> remove(
      Kind kind, String id, Consumer<PushedResource> check) {
    AtomicReference<@Nullable PushedResource> made = new AtomicReference<>();
    return applier.make(
        connection,
        kind,
        change -> {
          PushStore pushes = change.store().pushes();
          Optional<PushedResource> stored = row(pushes, kind, id).map(PushedRow::resource);
          if (stored.isEmpty()) {
            PushedResource removed = made.get();
            return removed == null ? Pushed.refused(PushRefusal.NOT_FOUND) : Pushed.as(removed);
          }
          check.accept(stored.get());
          pushes.remove(connection, kind, id, change.now());
          made.set(stored.get());
          return Pushed.of(
              stored.get(),
              kind == Kind.USER ? Optional.of(new RosterRecord.Left(id)) : Optional.empty());
        });
  }

  private boolean isNameTaken(PushStore pushes, PushedRow row) {
    return row.nameKey()
        .flatMap(key -> pushes.named(connection, row.resource().kind(), key))
        .filter(other -> !other.resource().id().equals(row.resource().id()))
        .isPresent();
  }

  private static PushedRow row(PushedResource resource, PushedContent said) {
    Optional<String> name =
        said instanceof PushedContent.User user ? Optional.of(user.name()) : Optional.empty();
    return new PushedRow(
        resource, name.map(OpenList::nameKey), said.externalId().map(Secrets::hash));
  }

  private static String nameKey(String name) {
    return Secrets.hash(name.toLowerCase(Locale.ROOT));
  }
}
