package io.entitlements.core.internal.change;

import io.entitlements.event.History;
import io.entitlements.event.RecordedEvent;
import io.entitlements.spi.EventRow;
import io.entitlements.type.Revision;
import io.entitlements.type.Scope;
import java.util.List;

/** Reads the audit trail. */
public final class HistoryService implements History {

  private static final int MOST = 1_000;

  private final Changes changes;

  /** Composes the service. */
  public HistoryService(Changes changes) {
    this.changes = changes;
  }

  @Override
  public Revision revision(Scope scope) {
    return changes.read(store -> store.events().revision(scope));
  }

  @Override
  public List<RecordedEvent> after(Revision after, int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit is 1 to " + MOST + ", not " + limit);
    }
    return changes.read(
        store ->
            store.events().after(after, limit).stream()
                .map(row -> event(after.scope(), row))
                .toList());
  }

  /** An event of a scope, put back together. */
  public static RecordedEvent event(Scope scope, EventRow row) {
    return new RecordedEvent(
        new Revision(scope, row.number()),
        ActorText.read(row.actor()),
        row.why(),
        row.validAt(),
        row.recordedAt(),
        EventJson.read(row.type(), row.body()));
  }
}
