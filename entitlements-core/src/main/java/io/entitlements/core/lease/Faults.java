package io.entitlements.core.lease;

import io.entitlements.core.internal.signing.JwsResult.Fault;
import io.entitlements.lease.BundleRefusal;
import io.entitlements.lease.LeaseRefusal;

/** What is wrong with a signed text, in the words of leases and of bundles. */
final class Faults {

  private Faults() {}

  static LeaseRefusal ofLease(Fault fault) {
    return switch (fault) {
      case MALFORMED -> LeaseRefusal.MALFORMED;
      case TOO_LARGE -> LeaseRefusal.TOO_LARGE;
      case UNSUPPORTED_CRITICAL -> LeaseRefusal.UNSUPPORTED_CRITICAL;
      case WRONG_ALGORITHM -> LeaseRefusal.WRONG_ALGORITHM;
      case WRONG_TYPE -> LeaseRefusal.WRONG_KIND;
      case UNKNOWN_KEY -> LeaseRefusal.UNKNOWN_KEY;
      case KEY_COMPROMISED -> LeaseRefusal.KEY_COMPROMISED;
      case BAD_SIGNATURE -> LeaseRefusal.BAD_SIGNATURE;
      case KEY_NOT_YET_IN_USE -> LeaseRefusal.KEY_NOT_YET_IN_USE;
      case KEY_RETIRED -> LeaseRefusal.KEY_RETIRED;
    };
  }

  static BundleRefusal ofBundle(Fault fault) {
    return switch (fault) {
      case MALFORMED -> BundleRefusal.MALFORMED;
      case TOO_LARGE -> BundleRefusal.TOO_LARGE;
      case UNSUPPORTED_CRITICAL -> BundleRefusal.UNSUPPORTED_CRITICAL;
      case WRONG_ALGORITHM -> BundleRefusal.WRONG_ALGORITHM;
      case WRONG_TYPE -> BundleRefusal.WRONG_KIND;
      case UNKNOWN_KEY -> BundleRefusal.UNKNOWN_KEY;
      case KEY_COMPROMISED -> BundleRefusal.KEY_COMPROMISED;
      case BAD_SIGNATURE -> BundleRefusal.BAD_SIGNATURE;
      case KEY_NOT_YET_IN_USE -> BundleRefusal.KEY_NOT_YET_IN_USE;
      case KEY_RETIRED -> BundleRefusal.KEY_RETIRED;
    };
  }
}
