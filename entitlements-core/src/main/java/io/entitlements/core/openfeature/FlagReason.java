package io.entitlements.core.openfeature;

import io.entitlements.check.Reason;

/** Our reasons in the words of OpenFeature. */
final class FlagReason {

  /** Of the specification; the SDK has no constant for it. */
  private static final String STALE = "STALE";

  private FlagReason() {}

  static String of(Reason reason) {
    return switch (reason) {
      // A right of theirs decided, for or against.
      case ENTITLED,
          IN_GRACE,
          TRIAL,
          EXPIRED,
          CANCELLED,
          REVOKED,
          NOT_STARTED,
          NEEDS_EMAIL_ACTIVATION ->
          dev.openfeature.sdk.Reason.TARGETING_MATCH.name();
      // They have none.
      case NO_SEAT, NEEDS_PRODUCT_KEY, TRIAL_ENDED, UNKNOWN_ACCOUNT, UNKNOWN_FEATURE ->
          dev.openfeature.sdk.Reason.DEFAULT.name();
      // Somebody switched it off.
      case SUSPENDED, ACCOUNT_DISABLED -> dev.openfeature.sdk.Reason.DISABLED.name();
      // What is known may be out of date.
      case UNCONFIRMED, LEASE_NOT_CURRENT -> STALE;
    };
  }
}
