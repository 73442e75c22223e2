package io.entitlements.core.testkit;

import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A list in memory, in pages of a hundred. */
record Listing(RosterReading reading, List<RosterRecord> records) implements RosterSource {

  private static final int PAGE = 100;

  static Listing full(RosterRecord... records) {
    return of(Verdict.FULL, records);
  }

  static Listing of(Verdict verdict, RosterRecord... records) {
    return new Listing(RosterReading.of(verdict), List.of(records));
  }

  @Override
  public String describe() {
    return "a list";
  }

  @Override
  public RosterReading read(Optional<RosterCheckpoint> since, Consumer<List<RosterRecord>> pages) {
    for (int from = 0; from < records.size(); from += PAGE) {
      pages.accept(records.subList(from, Math.min(from + PAGE, records.size())));
    }
    return reading;
  }
}
