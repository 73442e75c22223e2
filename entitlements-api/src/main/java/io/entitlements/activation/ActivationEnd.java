package io.entitlements.activation;

/** Why an activation ended. Stored by name: a name never changes. */
public enum ActivationEnd {
  /** The key was returned from the computer. */
  RETURNED,
  /** The person signed out. */
  SIGNED_OUT,
  /** The person signed in on more devices than may be, and used this one longest ago. */
  DROPPED,
  /** Two used one generation of its secret. */
  CLONED,
  /** It came to another machine. */
  MACHINE_CHANGED
}
