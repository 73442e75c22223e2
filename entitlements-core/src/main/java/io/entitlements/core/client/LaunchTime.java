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
    marker = marker.withBundle(ClockGuard.local(signed));
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
    if (ClockGuard.wasSetBack(marker, local)) {
      return ClockState.SET_BACK;
    }
    return marker.ahead > 0 ? ClockState.AHEAD : ClockState.FINE;
  }
}
