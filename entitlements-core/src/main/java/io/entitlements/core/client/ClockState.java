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
   * back. The client goes on with a time of its own, which each refresh puts right; the clock is
   * the person's to set.
   */
  BEHIND,
  /**
   * It was more than a day ahead of an answer of the portal that had just been signed, and was not
   * set back since: a lease may end too early, and the person should set the clock. Without a
   * network this cannot be known: a signed file may have lain for days.
   */
  AHEAD
}
