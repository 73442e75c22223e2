package io.entitlements.core.client;

/** What the client thinks of the computer's clock. */
public enum ClockState {
  /** Nothing speaks against it. */
  FINE,
  /**
   * It says an earlier time than it said before. What it says is believed as far as nothing signed
   * is later, and an hour at least was counted.
   */
  SET_BACK,
  /**
   * It is more than a day behind a time that is certain: its battery is dead, or somebody turns it
   * back. The client goes on with a time of its own. A refresh puts that right.
   */
  BEHIND
}
