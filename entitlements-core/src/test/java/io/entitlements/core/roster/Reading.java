package io.entitlements.core.roster;

import io.entitlements.roster.Person;
import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a source said, and whom it passed on. */
public record Reading(RosterReading said, List<RosterRecord> records) {

  /** Reads everything. */
  public static Reading of(RosterSource source) {
    return of(source, Optional.empty());
  }

  /** Reads on. */
  public static Reading of(RosterSource source, Optional<RosterCheckpoint> since) {
    List<RosterRecord> records = new ArrayList<>();
    RosterReading said = source.read(since, records::addAll);
    return new Reading(said, records);
  }

  /** Reads on from here. */
  public Reading then(RosterSource source) {
    return of(source, said.checkpoint());
  }

  /** Whom, in the order of the list. */
  public List<String> ids() {
    return records.stream().map(RosterRecord::directoryId).toList();
  }

  /** Somebody who can be used. */
  public Person person(String id) {
    return (Person) record(id);
  }

  /** What counts of somebody; empty if nothing was said of them. */
  public Optional<RosterRecord> last(String id) {
    return records.stream().filter(r -> r.directoryId().equals(id)).reduce((first, last) -> last);
  }

  /** Somebody. */
  public RosterRecord record(String id) {
    return records.stream().filter(r -> r.directoryId().equals(id)).findFirst().orElseThrow();
  }
}
