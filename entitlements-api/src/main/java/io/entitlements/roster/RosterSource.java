package io.entitlements.roster;

import io.entitlements.error.InvalidInputException;
import java.util.List;
import java.util.function.Consumer;

/** A directory's list of people: a CSV bundle in a folder, or a remote system. */
public interface RosterSource {

  /**
   * A name for people, for messages and reports.
   *
   * @return for example {@code OneRoster CSV in roster/}
   */
  String describe();

  /**
   * Reads the list once, from the start. Blocks on files or the network.
   *
   * @param pages receives the people, in pages of at most some thousands; nothing may be applied
   *     before this method returned
   * @return what the list is worth
   * @throws InvalidInputException if the list is broken; each problem names file, line and field
   */
  Verdict read(Consumer<List<Person>> pages);
}
