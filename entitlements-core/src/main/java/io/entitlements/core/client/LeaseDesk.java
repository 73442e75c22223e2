package io.entitlements.core.client;

import io.entitlements.core.internal.lease.BundleText;
import io.entitlements.core.lease.BundleVerification;
import io.entitlements.core.lease.LeaseVerification;
import io.entitlements.core.lease.VerifiedLease;
import io.entitlements.lease.BundleRefusal;
import io.entitlements.lease.Lease;
import io.entitlements.lease.SignedBundle;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Verifies what somebody has signed, and then stores it. */
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

  BundleInstall install(SignedBundle received) {
    SignedBundle bundle = new SignedBundle(received.text().strip());
    return folder.change("the bundle cannot be stored", known -> install(known, bundle));
  }

  /** Installs a bundle that a server has signed just now: it says what time it is, too. */
  void hear(SignedBundle bundle) {
    SignedBundle heard = new SignedBundle(bundle.text().strip());
    if (folder.at(folder.local()).verifier.with(heard)
        instanceof BundleVerification.Accepted accepted) {
      folder.answered(Launch.signedTime(accepted.verifier()));
      install(heard);
    }
  }

  private BundleInstall install(ClientState known, SignedBundle bundle) throws IOException {
    BundleVerification result = known.verifier.with(bundle);
    if (result instanceof BundleVerification.Refused refused) {
      return refused(refused.reason());
    }
    BundleVerification.Accepted accepted = (BundleVerification.Accepted) result;
    // A later launch knows only the pinned keys and what is written here.
    BundleVerification later = folder.pinned.with(withKept(accepted.kept()));
    if (later instanceof BundleVerification.Refused refused) {
      return refused(refused.reason());
    }
    Instant issuedAt = Launch.signedTime(accepted.verifier());
    if (ClockGuard.local(issuedAt) < known.marker.bundle) {
      return new BundleInstall.Older();
    }
    folder.files.bundle.write(((BundleVerification.Accepted) later).kept().text());
    return new BundleInstall.Installed(issuedAt);
  }

  private static BundleInstall refused(BundleRefusal reason) {
    return reason == BundleRefusal.OLDER_THAN_KNOWN
        ? new BundleInstall.Older()
        : new BundleInstall.Refused(reason);
  }

  /** By the introductions kept so far, too: the portal may have none from as long ago. */
  private SignedBundle withKept(SignedBundle bundle) {
    BundleText kept = BundleText.of(folder.files.bundle.read());
    BundleText next = Objects.requireNonNull(BundleText.of(bundle.text()));
    List<String> all = new ArrayList<>(kept == null ? List.of() : kept.introductions());
    for (String introduction : next.introductions()) {
      if (!all.contains(introduction)) {
        all.add(introduction);
      }
    }
    return new SignedBundle(next.with(all).text());
  }
}
