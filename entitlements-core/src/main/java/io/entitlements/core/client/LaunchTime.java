package io.entitlements.core.client;

import io.entitlements.core.lease.FlooredTime;
import java.time.Instant;

/** The time of a launch, which learns from what was signed. Used by one thread. */
final class LaunchTime implements FlooredTime {

  private final long local;
  private final boolean launch;
  private Marker marker;

  LaunchTime(Marker marker, long local, boolean launch) {
    this.marker = marker;
    this.local = local;
    this.launch = launch;
  }

  /** Learns when the newest bundle was issued. */
  void bundle(Instant signed) {
    learn(signed);
    long issued = ClockGuard.local(signed);
    marker =
        new Marker(
            marker.trial, marker.floor, marker.guard, marker.seen, Math.max(marker.bundle, issued));
  }

  private void learn(Instant signed) {
    marker = ClockGuard.signed(marker, ClockGuard.local(signed));
  }

  @Override
  public Instant notBefore(Instant signed) {
    learn(signed);
    return Instant.ofEpochMilli(ClockGuard.now(marker(), local));
  }

  /** What is known, and what this launch counts. */
  Marker marker() {
    return launch ? ClockGuard.launched(marker, local) : ClockGuard.ran(marker, local);
  }

  ClockState clock() {
    if (ClockGuard.isBehind(marker, local)) {
      return ClockState.BEHIND;
    }
    return ClockGuard.wasSetBack(marker, local) ? ClockState.SET_BACK : ClockState.FINE;
  }
}
