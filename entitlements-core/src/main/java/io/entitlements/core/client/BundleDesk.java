package io.entitlements.core.client;

import io.entitlements.core.internal.lease.BundleText;
import io.entitlements.core.lease.BundleVerification;
import io.entitlements.lease.BundleRefusal;
import io.entitlements.lease.SignedBundle;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Verifies bundles, and then stores them with the introductions that the program needs. */
final class BundleDesk {

  private final ClientFolder folder;

  BundleDesk(ClientFolder folder) {
    this.folder = folder;
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
