package io.entitlements.core.internal.roster;

import io.entitlements.roster.PushRefusal;
import io.entitlements.roster.PushedResource;
import io.entitlements.roster.RosterRecord;
import java.util.Optional;

/** What comes of something that is pushed, before what it means for seats. */
sealed interface Pushed {

  /**
   * It is taken.
   *
   * @param resource as it is from now on; a removed one as it was
   * @param record what it means for seats, if that is to be looked at
   * @param isNew whether nothing can be known of its identifier
   */
  record Taken(PushedResource resource, Optional<RosterRecord> record, boolean isNew)
      implements Pushed {}

  /** It is not taken. */
  record Refused(PushRefusal reason) implements Pushed {}

  static Pushed of(PushedResource resource, Optional<RosterRecord> record) {
    return new Taken(resource, record, false);
  }

  /** It was added just now. */
  static Pushed added(PushedResource resource, Optional<RosterRecord> record) {
    return new Taken(resource, record, true);
  }

  /** It is so already. */
  static Pushed as(PushedResource resource) {
    return of(resource, Optional.empty());
  }

  static Pushed refused(PushRefusal reason) {
    return new Refused(reason);
  }
}
