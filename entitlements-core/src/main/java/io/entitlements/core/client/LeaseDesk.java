package io.entitlements.core.client;

import io.entitlements.core.lease.LeaseVerification;
import io.entitlements.core.lease.VerifiedLease;
import io.entitlements.lease.Lease;
import java.io.IOException;
import java.util.Objects;

/** Verifies leases, and then stores them. */
final class LeaseDesk {

  private final ClientFolder folder;

  LeaseDesk(ClientFolder folder) {
    this.folder = folder;
  }

  LeaseInstall install(Lease received) {
    Lease lease = new Lease(received.text().strip());
    return folder.change("the lease cannot be stored", known -> install(known, lease));
  }

  /** The same where the lease that counts afterwards is asked for. */
  LeaseVerification take(Lease received) {
    Lease lease = new Lease(received.text().strip());
    return folder.change(
        "the lease cannot be stored",
        known -> {
          LeaseInstall result = install(known, lease);
          if (result instanceof LeaseInstall.Refused refused) {
            return new LeaseVerification.Refused(refused.reason());
          }
          return result instanceof LeaseInstall.Installed installed
              ? new LeaseVerification.Accepted(installed.lease())
              : Objects.requireNonNull(known.lease);
        });
  }

  private LeaseInstall install(ClientState known, Lease lease) throws IOException {
    LaunchTime time = new LaunchTime(known.marker, folder.local(), false);
    LeaseVerification result =
        known.installation.judged(known.verifier.verify(lease, known.installation.device, time));
    if (result instanceof LeaseVerification.Refused refused) {
      return new LeaseInstall.Refused(refused.reason());
    }
    VerifiedLease verified = ((LeaseVerification.Accepted) result).lease();
    if (known.lease instanceof LeaseVerification.Accepted before
        && verified.issuedAt().isBefore(before.lease().issuedAt())) {
      return new LeaseInstall.Older();
    }
    if (verified.account().isEmpty()) {
      folder.files.installation.write(known.installation.holding().text());
    }
    folder.files.lease.write(lease.text());
    return new LeaseInstall.Installed(verified);
  }
}
