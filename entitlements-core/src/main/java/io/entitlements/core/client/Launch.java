package io.entitlements.core.client;

import io.entitlements.core.internal.lease.BundleText;
import io.entitlements.core.lease.BundleVerification;
import io.entitlements.core.lease.LeaseVerification;
import io.entitlements.core.lease.LeaseVerifier;
import io.entitlements.lease.Lease;
import io.entitlements.lease.SignedBundle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads what the files say, all of it, and counts the launch. */
final class Launch {

  private final ClientFiles files;
  private final LeaseVerifier pinned;
  private final long built;
  private final Randomness random;

  Launch(ClientFiles files, LeaseVerifier pinned, long built, Randomness random) {
    this.files = files;
    this.pinned = pinned;
    this.built = built;
    this.random = random;
  }

  /**
   * Reads and writes the files.
   *
   * @param known what a running program knows already; null at its start
   */
  ClientState read(long local, @Nullable Marker known) {
    InstallationState installation = files.installation.read(random);
    Marker kept = marker(local, known);
    LaunchTime time = new LaunchTime(kept, local, known == null);
    LeaseVerifier verifier = verifier(time);
    boolean bundleLost = isLost(verifier, time.marker());
    String text = files.lease.read();
    LeaseVerification lease =
        text.isEmpty()
            ? null
            : installation.judged(verifier.verify(new Lease(text), installation.device, time));
    Marker marker = withTrialOf(lease, time.marker());
    return new ClientState(
        installation,
        verifier,
        lease,
        bundleLost,
        marker,
        time.clock(),
        files.markers.write(marker));
  }

  private Marker marker(long local, @Nullable Marker known) {
    if (known == null) {
      Marker first = ClockGuard.first(built, local);
      Marker unknown = ClockGuard.unknown(built, local);
      return ClockGuard.signed(files.markers.read(first, unknown), built);
    }
    return known.with(files.markers.read(known, known));
  }

  private LeaseVerifier verifier(LaunchTime time) {
    BundleText text = BundleText.of(files.bundle.read());
    if (text == null || text.bundle().isEmpty()) {
      return pinned;
    }
    BundleVerification result = pinned.with(new SignedBundle(text.bundle()));
    if (result instanceof BundleVerification.Refused && !text.introductions().isEmpty()) {
      // Only a program older than the bundle's key pays for the way to it.
      result = pinned.with(new SignedBundle(text.text()));
    }
    if (result instanceof BundleVerification.Accepted accepted) {
      time.bundle(signedTime(accepted.verifier()));
      return accepted.verifier();
    }
    return pinned;
  }

  static Instant signedTime(LeaseVerifier verifier) {
    return verifier.signedTime().orElse(Instant.EPOCH);
  }

  /** It is damaged, older than one that was known, or gone. */
  private boolean isLost(LeaseVerifier verifier, Marker marker) {
    boolean known = ClockGuard.local(signedTime(verifier)) >= marker.bundle;
    return !known || (verifier == pinned && !files.bundle.read().isEmpty());
  }

  /** An installation that has a lease is no newer than it. */
  private static Marker withTrialOf(@Nullable LeaseVerification lease, Marker marker) {
    if (lease instanceof LeaseVerification.Accepted accepted) {
      return marker.withTrialFrom(ClockGuard.local(accepted.lease().issuedAt()));
    }
    return marker;
  }
}
