package io.entitlements.roster;

import java.util.Optional;

/**
 * Where the lists of connections come from: the application knows their addresses and credentials.
 * Called by whoever runs jobs, from several threads.
 */
@FunctionalInterface
public interface RosterSources {

  /** No list is read by the calendar. */
  RosterSources NONE = connection -> Optional.empty();

  /**
   * The list of a connection, of which nothing is read yet.
   *
   * @param connection the connection
   * @return the list; empty if it is not read by the calendar
   */
  Optional<RosterSource> of(RosterConnection connection);
}
