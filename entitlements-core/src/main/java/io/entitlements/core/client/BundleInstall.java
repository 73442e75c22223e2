package io.entitlements.core.client;

import io.entitlements.lease.BundleRefusal;
import java.time.Instant;

/** What came of installing a bundle. */
public sealed interface BundleInstall {

  /**
   * It is stored and counts from now on.
   *
   * @param issuedAt when it was signed; the true time is not before it
   */
  record Installed(Instant issuedAt) implements BundleInstall {}

  /** It is older than the one that is known already, which stays. */
  record Older() implements BundleInstall {}

  /**
   * It is not accepted; what was there stays.
   *
   * @param reason why; never {@code OLDER_THAN_KNOWN}
   */
  record Refused(BundleRefusal reason) implements BundleInstall {}
}
