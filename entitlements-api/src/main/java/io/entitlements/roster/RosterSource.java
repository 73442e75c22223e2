package io.entitlements.roster;

import io.entitlements.error.InvalidInputException;
import io.entitlements.error.RosterUnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A directory's list of people: a CSV bundle in a folder, or a remote system. */
public interface RosterSource {

  /**
   * A name for people, for messages and reports; without secrets.
   *
   * @return for example {@code OneRoster CSV in roster/}
   */
  String describe();

  /**
   * What it reads, in such words that others mean another part of the directory, or another
   * directory: then absence from the list says nothing about who was listed before, and the next
   * sync waits for a preview. Without secrets.
   *
   * @return 1 to 400 characters; by itself {@link #describe}
   */
  default String scope() {
    return describe();
  }

  /**
   * Reads the list once. Blocks on files or the network.
   *
   * @param since the checkpoint of the last reading that was applied; empty: read everything. A
   *     source that cannot go on from there reads everything and says {@link Verdict#FULL}
   * @param pages receives the entries, in pages of at most some thousands; nothing may be applied
   *     before this method returned
   * @return what the list is worth, and where a next reading may go on
   * @throws InvalidInputException if a file is broken; each problem names file, line and field
   * @throws RosterUnavailableException if a remote list cannot be read
   */
  RosterReading read(Optional<RosterCheckpoint> since, Consumer<List<RosterRecord>> pages);
}
