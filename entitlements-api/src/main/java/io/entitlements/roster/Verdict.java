package io.entitlements.roster;

/**
 * What a source says about the list that it just read; it decides whether absence means leaving.
 */
public enum Verdict {
  /** The whole list was read: who is absent is no longer in it. */
  FULL,
  /** Only what changed since a checkpoint was read; leaving is said explicitly. */
  DELTA,
  /** Something is missing; what was read is right, absence means nothing. */
  PARTIAL
}
