package io.entitlements.activation;

/** What follows when an activation was copied, or came to another machine. Stored by name. */
public enum Reaction {
  /** An event; everybody goes on. */
  REPORT,
  /** An event, and the activation ends: sign in or type the key again. */
  REACTIVATE
}
