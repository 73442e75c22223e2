package io.entitlements.spi;

import io.entitlements.type.Revision;
import io.entitlements.type.Scope;
import java.util.Objects;
import java.util.UUID;

/**
 * An event's place in the change feed, and what it is about.
 *
 * @param position its place among the events of all scopes, from 1
 * @param scope in whose history it stands
 * @param number its number there, from 1
 * @param type the stored name of its type
 * @param subject the record that it is about
 */
public record FeedEntry(long position, Scope scope, long number, String type, UUID subject) {

  /** Checks that nothing is missing. */
  public FeedEntry {
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(subject, "subject");
    if (position < 1 || number < 1) {
      throw new IllegalArgumentException("position and number count from 1");
    }
  }

  /**
   * The same place in its scope's own history.
   *
   * @return the revision that the event made
   */
  public Revision revision() {
    return new Revision(scope, number);
  }
}
