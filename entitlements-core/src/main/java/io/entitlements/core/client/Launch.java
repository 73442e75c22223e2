package io.entitlements.core.client;

import io.entitlements.core.lease.BundleVerification;
import io.entitlements.core.lease.LeaseVerification;
import io.entitlements.core.lease.LeaseVerifier;
import io.entitlements.core.lease.VerifiedLease;
import io.entitlements.lease.Lease;
import io.entitlements.lease.SignedBundle;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads what the files say, all of it, and counts the launch. */
final class Launch {

  private final ClientFiles files;
  private final LeaseVerifier pinned;
  private final long built;
  private final SecureRandom random;

  Launch(ClientFiles files, LeaseVerifier pinned, long built, SecureRandom random) {
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
    InstallationState installation = installation();
    Marker kept = marker(local, known);
    LaunchTime time = new LaunchTime(kept, local, known == null);
    LeaseVerifier verifier = verifier(time);
    boolean bundleLost = isLost(verifier, time.marker());
    String text = files.lease.read();
    LeaseVerification lease =
        text.isEmpty() ? null : verifier.verify(new Lease(text), installation.device, time);
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

  /** A corrupt one is replaced: this is another installation then. */
  private InstallationState installation() {
    InstallationState state = InstallationState.read(files.installation.read());
    if (state != null) {
      return state;
    }
    InstallationState fresh = InstallationState.random(random);
    try {
      files.installation.write(fresh.text());
    } catch (IOException notWritable) {
      // It goes on for this run; an activation will say that the folder cannot be written.
    }
    return fresh;
  }

  private Marker marker(long local, @Nullable Marker known) {
    long now = Math.max(local, built);
    Marker first = new Marker(now, built, now, local, Marker.MIN);
    Marker damaged = new Marker(Marker.MIN, built, built, local, Marker.MIN);
    if (known == null) {
      return ClockGuard.signed(files.markers.read(first, damaged), built);
    }
    return known.with(files.markers.read(known, known));
  }

  private LeaseVerifier verifier(LaunchTime time) {
    String text = files.bundle.read();
    if (!text.isEmpty()
        && pinned.with(new SignedBundle(text)) instanceof BundleVerification.Accepted accepted) {
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
      VerifiedLease verified = accepted.lease();
      long issued = ClockGuard.local(verified.issuedAt());
      return new Marker(
          Math.min(marker.trial, issued), marker.floor, marker.guard, marker.seen, marker.bundle);
    }
    return marker;
  }
}
