package io.entitlements.core.roster.scim;

import io.entitlements.core.internal.scim.ScimError;
import io.entitlements.core.internal.scim.ScimRefusal;
import io.entitlements.core.internal.scim.ScimType;
import io.entitlements.roster.PushRefusal;

/** What is answered to what is not done. */
final class Answers {

  /** Nobody who may push. */
  static final ScimError UNAUTHORIZED =
      ScimError.of(401, "a live bearer token of a connected list is needed");

  /** Nothing is wrong with what was asked. */
  static final ScimError UNAVAILABLE =
      ScimError.of(503, "the service cannot answer now; try again later");

  private Answers() {}

  static ScimRefusal refused(PushRefusal reason) {
    return switch (reason) {
      case NOT_FOUND -> new ScimRefusal(ScimError.of(404, "no such resource is here"));
      case NAME_TAKEN -> ScimRefusal.of(ScimType.UNIQUENESS, "another user has this userName");
      case UNKNOWN_MEMBER -> ScimRefusal.invalidValue("members has who is no user here");
      case LIST_CLOSED -> new ScimRefusal(UNAUTHORIZED);
      case BUSY -> new ScimRefusal(UNAVAILABLE);
    };
  }

  static ScimRefusal preconditionFailed() {
    return new ScimRefusal(ScimError.of(412, "the resource has changed since"));
  }
}
