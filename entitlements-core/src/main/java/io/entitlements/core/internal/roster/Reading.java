package io.entitlements.core.internal.roster;

import io.entitlements.account.Role;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.roster.Verdict;
import io.entitlements.spi.RosterDigest;
import io.entitlements.spi.RosterLink;
import io.entitlements.spi.StagedRecord;
import io.entitlements.spi.StagedRecord.Kind;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.RosterRunId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list against what it said when it was applied last, and stages what differs: of a list
 * that says what it said before nothing is written. In memory are identifiers and digests alone.
 * Used once, by one thread.
 */
final class Reading {

  private static final int PAGE = 25_000;
  private static final int STAGED_AT_ONCE = 2_000;
  private static final int MOST_UNUSABLE = 1_000;

  /** So that a list far larger than its subscription is not staged whole again and again. */
  static final int MOST_UNMET = 100_000;

  private final Changes changes;
  private final RosterConnection connection;
  private final RosterRunId run;
  private final Runnable touch;
  private final Consumer<UnitOfWork> requireRead;
  private final RecordDigest digest = new RecordDigest();

  /** Whom the list named when it was applied last. */
  private final Map<String, Known> known = new HashMap<>();

  private final Set<String> staged = new HashSet<>();

  /** What is to be staged next, by whom it is about: the last of each. */
  private final Map<String, StagedRecord> gathered = new LinkedHashMap<>();

  /** Of whom the list said last that they are in it no more. */
  private final Set<String> left = new HashSet<>();

  private final Map<Result, Integer> passed = new EnumMap<>(Result.class);
  private int unchanged;
  private int listed;
  private int nextLeaving = Ordinals.LEAVING;
  private int nextListed = Ordinals.LISTED;
  private int unusable;
  private boolean replaces;
  private boolean hasTyped;

  /**
   * Begins with what the list said before.
   *
   * @param touch called with each page
   * @param requireRead throws, inside the transaction that stages, if the run is not read any more
   */
  Reading(
      Changes changes,
      RosterConnection connection,
      RosterRunId run,
      Runnable touch,
      Consumer<UnitOfWork> requireRead) {
    this.changes = changes;
    this.connection = connection;
    this.run = run;
    this.touch = touch;
    this.requireRead = requireRead;
    Optional<String> after = Optional.empty();
    List<RosterDigest> page;
    do {
      Optional<String> behind = after;
      page = changes.read(store -> store.rosterLinks().digests(connection, behind, PAGE));
      for (RosterDigest said : page) {
        known.put(said.directoryId(), new Known(said.digest()));
        after = Optional.of(said.directoryId());
      }
    } while (page.size() == PAGE);
  }

  /** What the list said of somebody, and whether it has named them again. */
  private static final class Known {
    private final long digest;
    private boolean isNamed;

    Known(long digest) {
      this.digest = digest;
    }
  }

  /** How many are listed as before. */
  int unchanged() {
    return unchanged;
  }

  /** Those of whom nothing is staged, by what becomes of them. */
  Map<Result, Integer> passed() {
    return passed;
  }

  /** Whether nobody is listed. */
  boolean isEmpty() {
    return listed == 0;
  }

  /** Takes a page of the list. */
  void accept(List<? extends RosterRecord> page) {
    Map<String, RosterRecord> last = new LinkedHashMap<>(page.size() * 2);
    page.forEach(record -> last.put(record.directoryId(), record));
    last.values().forEach(record -> take(record).ifPresent(this::gather));
    touch.run();
    if (gathered.size() >= STAGED_AT_ONCE) {
      stageGathered();
    }
  }

  /** What differs is mostly little of each page, and each time that it is written is a commit. */
  private void gather(StagedRecord record) {
    String id = record.directoryId().orElseThrow();
    gathered.remove(id);
    gathered.put(id, record);
  }

  private void stageGathered() {
    List<StagedRecord> records = List.copyOf(gathered.values());
    gathered.clear();
    stage(records);
  }

  private boolean differs(String id) {
    return staged.contains(id) || gathered.containsKey(id);
  }

  /** Whether nothing came of the list that has to be looked at. */
  boolean isNothingStaged() {
    return staged.isEmpty() && !hasTyped;
  }

  private Optional<StagedRecord> take(RosterRecord record) {
    String id = record.directoryId();
    Known known = this.known.get(id);
    boolean isNamed = known != null && known.isNamed;
    boolean isFirst = !isNamed && !differs(id);
    if (known != null) {
      known.isNamed = true;
    }
    if (record instanceof RosterRecord.Left) {
      return known != null || differs(id) ? Optional.of(leaving(id, isFirst)) : Optional.empty();
    }
    listed += left.remove(id) || isFirst ? 1 : 0;
    if (record instanceof Person person) {
      return take(person, isFirst, isNamed ? null : known);
    }
    return unusable(id);
  }

  private Optional<StagedRecord> take(Person person, boolean isFirst, @Nullable Known before) {
    String id = person.directoryId();
    if (isFirst && before != null && before.digest == digest.of(person)) {
      unchanged++;
      return Optional.empty();
    }
    boolean counts = person.active() && !person.roles().isEmpty();
    if (isFirst && before == null && !counts) {
      pass(person.active() ? Result.NO_ROLE : Result.NOT_ACTIVE);
      return Optional.empty();
    }
    // Who loses a seat goes before who gets one, as who is in the list no more.
    boolean isLeaving =
        before != null && !(person.active() && person.roles().contains(Role.EDUCATOR));
    return Optional.of(
        new StagedRecord(
            isLeaving ? nextLeaving++ : nextListed++,
            Kind.PERSON,
            Optional.of(id),
            Optional.of(person),
            Optional.empty(),
            Optional.empty()));
  }

  private Optional<StagedRecord> unusable(String id) {
    if (unusable++ >= MOST_UNUSABLE && !differs(id)) {
      pass(Result.UNUSABLE);
      return Optional.empty();
    }
    return Optional.of(plain(nextListed++, Kind.UNUSABLE, id));
  }

  private StagedRecord leaving(String id, boolean isFirst) {
    listed -= left.add(id) && !isFirst ? 1 : 0;
    return plain(nextLeaving++, Kind.LEFT, id);
  }

  private void pass(Result result) {
    passed.merge(result, 1, Integer::sum);
  }

  private static StagedRecord plain(int ordinal, Kind kind, String id) {
    return new StagedRecord(
        ordinal, kind, Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private void stage(List<StagedRecord> records) {
    for (int from = 0; from < records.size(); from += STAGED_AT_ONCE) {
      List<StagedRecord> some =
          records.subList(from, Math.min(from + STAGED_AT_ONCE, records.size()));
      List<String> again =
          some.stream()
              .flatMap(record -> record.directoryId().stream())
              .filter(id -> !staged.add(id))
              .toList();
      AtomicBoolean isTried = new AtomicBoolean();
      changes.touch(
          store -> {
            requireRead.accept(store);
            // Of a commit whose answer was lost it is not known whether it was one.
            if (!isTried.getAndSet(true) || !isStaged(store, some.get(0))) {
              store.rosterRuns().unstage(connection.organization(), run, again);
              store.rosterRuns().stage(connection.organization(), run, some);
            }
          });
    }
  }

  private boolean isStaged(UnitOfWork store, StagedRecord record) {
    int before = record.ordinal() - 1;
    return store.rosterRuns().staged(connection.organization(), run, before, 1).stream()
        .anyMatch(first -> first.ordinal() == record.ordinal());
  }

  /** Whether typed seats become the list's. */
  boolean replaces() {
    return replaces;
  }

  /** Stages what follows from the whole: who is absent, who waits for a seat, typed seats. */
  void finish(Verdict verdict, List<RosterLink> unmet, boolean isReplaceDue) {
    boolean isWhole = verdict == Verdict.FULL && !isEmpty();
    stageGathered();
    if (isWhole) {
      stage(
          known.entrySet().stream()
              .filter(entry -> !entry.getValue().isNamed)
              .map(entry -> plain(nextLeaving++, Kind.LEFT, entry.getKey()))
              .toList());
    }
    stageUnmet(unmet);
    replaces = isWhole && isReplaceDue;
    if (replaces) {
      stageTyped();
    }
  }

  private void stageUnmet(List<RosterLink> unmet) {
    List<StagedRecord> records = new ArrayList<>();
    for (RosterLink link : unmet) {
      if (!staged.contains(link.directoryId())) {
        records.add(plain(Ordinals.UNMET + records.size(), Kind.UNMET, link.directoryId()));
      }
    }
    stage(records);
  }

  private void stageTyped() {
    int next = Ordinals.TYPED;
    Optional<AccountId> after = Optional.empty();
    List<AccountId> page;
    do {
      Optional<AccountId> behind = after;
      page = changes.read(store -> store.rosterLinks().typed(connection, behind, STAGED_AT_ONCE));
      List<StagedRecord> records = new ArrayList<>();
      for (AccountId account : page) {
        records.add(
            new StagedRecord(
                next++,
                Kind.TYPED,
                Optional.empty(),
                Optional.empty(),
                Optional.of(account),
                Optional.empty()));
        after = Optional.of(account);
      }
      hasTyped |= !records.isEmpty();
      stage(records);
    } while (page.size() == STAGED_AT_ONCE);
  }
}
