package io.entitlements.spi;

import io.entitlements.type.Revision;
import io.entitlements.type.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/**
 * The audit trail. The number of an event is given by its scope's own row in the same transaction,
 * so the events of a scope are committed in the order of their numbers, without gaps.
 */
public interface EventStore {

  /**
   * Appends events and raises the scope's revision by as many. It holds the scope's row until the
   * transaction ends, so call it last.
   *
   * @param scope whose history: an existing account, organization or order
   * @param events at least one, in order; their numbers are given here
   * @return the revision of the last one
   */
  Revision append(Scope scope, List<EventRow> events);

  /**
   * Appends events to many histories, as {@link #append} does to one, in few statements for each
   * kind of scope.
   *
   * @param events of each scope at least one, in order; the scopes ordered by kind
   * @return the revision of the last event of each scope for which it is known without asking
   */
  Map<Scope, Revision> appendAll(SortedMap<Scope, List<EventRow>> events);

  /**
   * The revision of a scope.
   *
   * @param scope whose history
   * @return its newest revision; number 0 if there is no event, or no such scope
   */
  Revision revision(Scope scope);

  /**
   * Everything that happened to one record, wherever: one query, which may cross organizations.
   *
   * @param subject the record
   * @param knownAt only what was recorded at this instant or before
   * @return the events with their scopes, in the order of recording
   */
  List<EventAbout> about(UUID subject, Instant knownAt);

  /**
   * An event, and in whose history it stands.
   *
   * @param scope whose history
   * @param row the event
   */
  record EventAbout(Scope scope, EventRow row) {}

  /**
   * Reads a stretch of a history.
   *
   * @param after read what comes after this revision
   * @param limit at most how many
   * @return the events, in order
   */
  List<EventRow> after(Revision after, int limit);
}
