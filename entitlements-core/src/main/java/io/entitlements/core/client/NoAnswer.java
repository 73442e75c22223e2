package io.entitlements.core.client;

/** Why there is no answer of a server. */
public enum NoAnswer {
  /** It was not reached, or not within the time: there is no network, or something is in it. */
  NOT_REACHED,
  /** It is there and wants to be asked later. */
  BUSY,
  /** It does not know the person by the credential: sign in at the portal again. */
  NOT_SIGNED_IN,
  /** What it said is no answer to the question: a fault there, or something else that answers. */
  NOT_UNDERSTOOD
}
