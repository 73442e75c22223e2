package io.entitlements.core.testkit;

import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A source that reads everything each time. */
record EachTimeWhole(RosterSource source) implements RosterSource {

  @Override
  public String describe() {
    return source.describe();
  }

  @Override
  public RosterReading read(Optional<RosterCheckpoint> since, Consumer<List<RosterRecord>> pages) {
    return source.read(Optional.empty(), pages);
  }
}
