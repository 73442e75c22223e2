package io.entitlements.core.testkit;

import io.entitlements.error.RosterUnavailableException;
import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A list of which something is missing at the end. */
record BrokenOff(RosterSource source) implements RosterSource {

  @Override
  public String describe() {
    return source.describe();
  }

  @Override
  public String scope() {
    return source.scope();
  }

  @Override
  public RosterReading read(Optional<RosterCheckpoint> since, Consumer<List<RosterRecord>> pages) {
    source.read(since, pages);
    throw new RosterUnavailableException(
        RosterUnavailableException.Reason.UNREACHABLE, "GET /users", Optional.empty());
  }
}
