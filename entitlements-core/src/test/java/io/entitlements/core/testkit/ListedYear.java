package io.entitlements.core.testkit;

import io.entitlements.account.Role;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A list, and the directory that it is of. */
final class ListedYear implements AutoCloseable {

  final RosterWorld list;

  /** Addresses by identifier. */
  final Map<String, String> directory;

  /** Who is not active. */
  final Set<String> resting = new HashSet<>();

  private final Optional<ServedList> served;

  /** What counts as read; empty if everything has to be read next. */
  private Optional<Map<String, Person>> said = Optional.empty();

  /** A list that names nobody yet, or those of the directory. */
  ListedYear(RosterWorld list, Map<String, String> directory, Optional<ServedList> served) {
    this.list = list;
    this.directory = directory;
    this.served = served;
  }

  /** The same directory, connected anew. */
  ListedYear by(RosterWorld another) {
    ListedYear anew = new ListedYear(another, directory, served);
    anew.resting.addAll(resting);
    return anew;
  }

  /** What it says now counts as read. */
  void isRead() {
    said = Optional.of(records());
  }

  /** Everything has to be read next. */
  void isUnread() {
    said = Optional.empty();
  }

  boolean wasRead() {
    return said.isPresent();
  }

  /** What reads it; where it really reads, that decides itself what to say. */
  RosterSource source(boolean delta) {
    return served
        .<RosterSource>map(from -> from.naming(records().values()))
        .orElseGet(() -> listing(delta));
  }

  /** What the directory says now. */
  Map<String, Person> records() {
    Map<String, Person> records = new TreeMap<>();
    directory.forEach(
        (id, address) ->
            records.put(id, RosterWorld.person(id, address, !resting.contains(id), Role.EDUCATOR)));
    return records;
  }

  /** By what the list identifies somebody. */
  String idOf(Person person) {
    return served.map(from -> from.idOf(person)).orElseGet(person::directoryId);
  }

  private Listing listing(boolean delta) {
    Map<String, Person> now = records();
    if (said.isEmpty() || !delta) {
      return Listing.full(now.values().toArray(RosterRecord[]::new));
    }
    List<RosterRecord> changes = new ArrayList<>();
    said.get().keySet().stream()
        .filter(id -> !now.containsKey(id))
        .forEach(id -> changes.add(new RosterRecord.Left(id)));
    now.values().stream()
        .filter(person -> !person.equals(said.get().get(person.directoryId())))
        .forEach(changes::add);
    return Listing.of(Verdict.DELTA, changes.toArray(RosterRecord[]::new));
  }

  @Override
  public void close() {
    served.ifPresent(ServedList::close);
  }
}
