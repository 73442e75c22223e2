package io.entitlements.core.client;

import io.entitlements.core.lease.LeaseVerification;
import io.entitlements.lease.Lease;
import io.entitlements.lease.SignedBundle;

/** Takes in a lease that a server has given, and the bundle of now before it. */
final class Delivery {

  private final LeaseDesk leases;
  private final BundleDesk bundles;
  private final Portal portal;

  Delivery(ClientFolder folder, Portal portal) {
    this.leases = new LeaseDesk(folder);
    this.bundles = new BundleDesk(folder);
    this.portal = portal;
  }

  /** The lease may be signed by a key that only the bundle has. Without one it may do as well. */
  LeaseVerification take(Lease lease) {
    if (portal.server().bundle() instanceof ServerAnswer.Given<SignedBundle, Void> given) {
      bundles.hear(given.value());
    }
    return leases.take(lease);
  }
}
