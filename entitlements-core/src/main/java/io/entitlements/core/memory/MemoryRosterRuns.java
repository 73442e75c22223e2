package io.entitlements.core.memory;

import io.entitlements.core.memory.Data.LinkKey;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncRow;
import io.entitlements.spi.RosterLink;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.RosterRunRow;
import io.entitlements.spi.RosterRunStore;
import io.entitlements.spi.StagedRecord;
import io.entitlements.type.AccountId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.RosterRunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Runs of connections, what is staged of each, and what came of it. */
record MemoryRosterRuns(
    Table<RosterRunId, RosterRun> runs,
    Table<ConnectionId, RosterConnection> connections,
    Table<LinkKey, RosterLink> links,
    Groups<RosterRunId, StagedRecord> staged,
    Groups<RosterRunId, RosterRunRow> rows)
    implements RosterRunStore {

  private static final Comparator<RosterRun> BY_START =
      Comparator.comparing(RosterRun::startedAt).thenComparing(run -> run.id().toString());

  @Override
  public void insert(RosterRun run) {
    runs.add(run.id(), run);
  }

  @Override
  public Optional<RosterRun> find(OrganizationId organization, RosterRunId id) {
    return runs.find(id).filter(run -> run.organization().equals(organization));
  }

  @Override
  public List<RosterRun> last(RosterConnection connection, int limit) {
    return runs.all()
        .filter(run -> run.organization().equals(connection.organization()))
        .filter(run -> run.connection().equals(connection.id()))
        .sorted(BY_START.reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<RosterRun> last(RosterConnection connection, String scope, Instant since) {
    return last(connection, Integer.MAX_VALUE).stream()
        .filter(run -> run.scope().equals(scope))
        .filter(run -> !run.startedAt().isBefore(since))
        .findFirst();
  }

  @Override
  public boolean update(RosterRun run, RosterRun.Progress expected, List<RosterRunRow> added) {
    boolean updated = update(run, expected);
    if (updated) {
      addRows(run.organization(), run.id(), added);
    }
    return updated;
  }

  @Override
  public boolean update(RosterRun run, RosterRun.Progress expected) {
    return runs.update(
        run.id(),
        found ->
            found.organization().equals(run.organization())
                && found.state() == expected.state()
                && found.progress().done() == expected.done(),
        found -> found.with(run.progress()).with(run.result()));
  }

  @Override
  public void stage(OrganizationId organization, RosterRunId run, List<StagedRecord> records) {
    staged.addAll(run, records);
  }

  @Override
  public void unstage(
      OrganizationId organization, RosterRunId run, Collection<String> directoryIds) {
    Set<String> dropped = Set.copyOf(directoryIds);
    staged.removeAll(
        run,
        of(organization, run).stream()
            .filter(record -> record.directoryId().filter(dropped::contains).isPresent())
            .toList());
  }

  @Override
  public List<StagedRecord> staged(
      OrganizationId organization, RosterRunId run, int after, int limit) {
    return of(organization, run).stream()
        .filter(record -> record.ordinal() > after)
        .sorted(Comparator.comparing(StagedRecord::ordinal))
        .limit(limit)
        .toList();
  }

  private List<StagedRecord> of(OrganizationId organization, RosterRunId run) {
    return find(organization, run).isPresent() ? staged.of(run) : List.of();
  }

  @Override
  public void setResult(
      OrganizationId organization,
      RosterRunId run,
      Collection<Integer> ordinals,
      SyncRow.Result result) {
    Set<Integer> changed = new HashSet<>(ordinals);
    List<StagedRecord> before =
        of(organization, run).stream()
            .filter(record -> changed.contains(record.ordinal()))
            .toList();
    staged.removeAll(run, before);
    staged.addAll(run, before.stream().map(record -> with(record, result)).toList());
  }

  private static StagedRecord with(StagedRecord record, SyncRow.Result result) {
    return new StagedRecord(
        record.ordinal(),
        record.kind(),
        record.directoryId(),
        record.person(),
        record.account(),
        Optional.of(result));
  }

  @Override
  public void forgetStaged(OrganizationId organization, AccountId account) {
    links
        .entries()
        .filter(link -> link.getValue().account().equals(account))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(
            key ->
                runs.all()
                    .filter(run -> run.organization().equals(organization))
                    .filter(run -> run.connection().equals(key.connection()))
                    .toList()
                    .forEach(run -> forgetStaged(run.id(), key.directoryId())));
  }

  private void forgetStaged(RosterRunId run, String directoryId) {
    List<StagedRecord> before =
        staged.of(run).stream()
            .filter(record -> record.directoryId().equals(Optional.of(directoryId)))
            .toList();
    staged.removeAll(run, before);
    staged.addAll(
        run,
        before.stream()
            .map(
                record ->
                    new StagedRecord(
                        record.ordinal(),
                        StagedRecord.Kind.LEFT,
                        record.directoryId(),
                        Optional.empty(),
                        Optional.empty(),
                        record.result()))
            .toList());
  }

  @Override
  public void clear(OrganizationId organization, RosterRunId run) {
    staged.removeAll(run, of(organization, run));
  }

  @Override
  public void addRows(OrganizationId organization, RosterRunId run, List<RosterRunRow> added) {
    rows.addAll(run, added);
  }

  @Override
  public List<RosterRunRow> rows(
      OrganizationId organization, RosterRunId run, int after, int limit) {
    if (find(organization, run).isEmpty()) {
      return List.of();
    }
    return rows.of(run).stream()
        .filter(row -> row.ordinal() > after)
        .sorted(Comparator.comparing(RosterRunRow::ordinal))
        .limit(limit)
        .toList();
  }

  @Override
  public List<RosterRun> left(Instant before, int most) {
    return runs.all()
        .filter(run -> run.state() == RunState.READING || run.state() == RunState.PLANNED)
        .filter(run -> run.progress().touchedAt().isBefore(before))
        .sorted(Comparator.comparing(run -> run.progress().touchedAt()))
        .limit(most)
        .toList();
  }

  @Override
  public List<RosterRun> forgetRows(Instant before, int most) {
    List<RosterRun> done = new ArrayList<>();
    int left = most;
    for (RosterRun run : ended(before).filter(run -> !rows.of(run.id()).isEmpty()).toList()) {
      List<RosterRunRow> some = rows(run.organization(), run.id(), RosterRun.NONE_DONE, left);
      rows.removeAll(run.id(), some);
      left -= some.size();
      if (rows.of(run.id()).isEmpty()) {
        done.add(run);
      }
      if (left == 0) {
        return done;
      }
    }
    return done;
  }

  @Override
  public List<RosterRun> forget(Instant before, int most) {
    List<RosterRun> forgotten =
        ended(before)
            .filter(run -> rows.of(run.id()).isEmpty())
            .filter(run -> connections.find(run.connection()).isEmpty() || hasNewer(run))
            .limit(most)
            .toList();
    for (RosterRun run : forgotten) {
      clear(run.organization(), run.id());
      runs.remove(run.id(), each -> true);
    }
    return forgotten;
  }

  private Stream<RosterRun> ended(Instant before) {
    return runs.all()
        .filter(run -> run.state() != RunState.HELD)
        .filter(run -> run.progress().endedAt().filter(at -> at.isBefore(before)).isPresent())
        .sorted(Comparator.comparing(run -> run.progress().endedAt().orElseThrow()));
  }

  private boolean hasNewer(RosterRun run) {
    return runs.all()
        .filter(other -> other.connection().equals(run.connection()))
        .anyMatch(other -> BY_START.compare(other, run) > 0);
  }
}
