package io.entitlements.spi;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * An event as it is kept.
 *
 * @param number its position in its scope, from 1; 0 before it is appended
 * @param type the stored name of its type; at most 40 characters
 * @param subject the record that it is about, by which its history is found: the holder of a seat,
 *     a subscription, or the scope itself
 * @param actor who made the change, in the engine's text form; at most 100 characters
 * @param why the request or task that it belongs to; at most 100 characters
 * @param body the changed values as JSON
 * @param validAt from when the change counts; at or before {@code recordedAt}
 * @param recordedAt when it was recorded
 */
public record EventRow(
    long number,
    String type,
    UUID subject,
    String actor,
    String why,
    String body,
    Instant validAt,
    Instant recordedAt) {

  /** Checks that nothing is missing. */
  public EventRow {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(validAt, "validAt");
    Objects.requireNonNull(recordedAt, "recordedAt");
    if (type.isEmpty() || type.length() > 40 || actor.length() > 100 || why.length() > 100) {
      throw new IllegalArgumentException(
          "type has 1 to 40 characters, actor and why at most 100 each");
    }
  }
}
