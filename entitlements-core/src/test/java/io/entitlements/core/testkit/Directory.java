package io.entitlements.core.testkit;

import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A directory that can be changed, moved and broken. */
final class Directory implements RosterSource {

  RosterRecord[] people = {};
  String scope = "here";
  Optional<RuntimeException> broken = Optional.empty();
  Verdict verdict = Verdict.FULL;
  int readings;
  Runnable meanwhile = () -> {};

  @Override
  public String describe() {
    return "a directory";
  }

  @Override
  public String scope() {
    return scope;
  }

  @Override
  public RosterReading read(Optional<RosterCheckpoint> since, Consumer<List<RosterRecord>> pages) {
    readings++;
    pages.accept(List.of(people));
    meanwhile.run();
    broken.ifPresent(
        failure -> {
          throw failure;
        });
    return RosterReading.of(verdict);
  }
}
