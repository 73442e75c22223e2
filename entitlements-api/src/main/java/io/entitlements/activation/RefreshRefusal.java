package io.entitlements.activation;

/** Why an activation does not go on. */
public enum RefreshRefusal {
  /** There is no such activation, or the secret is not one of its last two: activate again. */
  NOT_RECOGNIZED,
  /** The key was returned, or the person signed out. */
  ENDED,
  /** The person was signed out here because other devices, used later, are as many as may be. */
  SIGNED_OUT_FOR_ANOTHER,
  /**
   * Two used the secret of one generation: the installation was copied, or restored from a backup.
   * Sign in or type the key again; the key's seat stays this computer's.
   */
  CLONED,
  /** The machine is another one. Sign in or type the key again. */
  MACHINE_CHANGED,
  /** The key had fewer seats than computers, and the over-capacity policy took this one's. */
  SEAT_TAKEN_BACK,
  /** The account is unknown, or its address is not verified. */
  ACCOUNT_NOT_ACTIVE
}
