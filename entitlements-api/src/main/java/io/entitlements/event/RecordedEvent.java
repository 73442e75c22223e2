package io.entitlements.event;

import io.entitlements.type.Actor;
import io.entitlements.type.Revision;
import java.time.Instant;
import java.util.Objects;

/**
 * An event with its place in history.
 *
 * @param revision its position in its scope
 * @param actor who made the change
 * @param why the request or task that it belongs to, for example {@code seat.assign}
 * @param validAt from when the change counts, in whole milliseconds; the instant of recording, or
 *     an earlier one where something was recorded late, for example a renewal from expiry
 * @param recordedAt when it was recorded, in whole milliseconds
 * @param event the change
 */
public record RecordedEvent(
    Revision revision,
    Actor actor,
    String why,
    Instant validAt,
    Instant recordedAt,
    EntitlementEvent event) {

  /** Checks that nothing is missing. */
  public RecordedEvent {
    Objects.requireNonNull(revision, "revision");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(why, "why");
    Objects.requireNonNull(validAt, "validAt");
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(event, "event");
  }
}
