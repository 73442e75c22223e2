package io.entitlements.core.client;

import io.entitlements.core.lease.LeaseVerification;
import io.entitlements.lease.Lease;
import io.entitlements.lease.SignedBundle;

/** Takes in a lease that a server has given, and the bundle of now before it. */
final class Delivery {

  private final LeaseDesk desk;
  private final Portal portal;

  Delivery(ClientFolder folder, Portal portal) {
    this.desk = new LeaseDesk(folder);
    this.portal = portal;
  }

  /** The lease may be signed by a key that only the bundle has. Without one it may do as well. */
  LeaseVerification take(Lease lease) {
    if (portal.server().bundle() instanceof ServerAnswer.Given<SignedBundle, Void> given) {
      desk.hear(given.value());
    }
    return desk.take(lease);
  }
}
