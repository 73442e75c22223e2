package io.entitlements.event;

import io.entitlements.type.Revision;
import io.entitlements.type.Scope;
import java.util.List;

/** What happened, in order. Thread-safe; every method blocks on the store. */
public interface History {

  /**
   * Where a history stands.
   *
   * @param scope whose
   * @return the revision of its newest event; number 0 if there is none
   */
  Revision revision(Scope scope);

  /**
   * Reads a stretch of a history.
   *
   * @param after read what came after this revision; number 0 reads from the start
   * @param limit at most how many events, 1 to 1,000
   * @return the events in order, without a gap; fewer than the limit at the end
   */
  List<RecordedEvent> after(Revision after, int limit);
}
