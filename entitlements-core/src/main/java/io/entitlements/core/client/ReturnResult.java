package io.entitlements.core.client;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of giving up a product key, or of signing out: of what was held now, or of the last
 * such right whose giving up the server had not heard of. Where something was held, this is a new
 * installation without a right.
 */
public sealed interface ReturnResult {

  /** The server knows: the seat is free, or the person is signed out. */
  record Returned() implements ReturnResult {}

  /**
   * The server knows of no such activation: it has ended otherwise, or was begun anew by a copy of
   * this installation.
   */
  record NotRecognized() implements ReturnResult {}

  /**
   * There is no answer. The next exchange with the server tells it again; the file does the same
   * where there is never a network.
   *
   * @param why what happened
   * @param retryAfter how long the server wants to be left alone, if it said so
   * @param returnFile the file to carry to the portal, of the product key given up last that it has
   *     not heard of; empty if there is none
   */
  record Untold(NoAnswer why, Optional<Duration> retryAfter, Optional<String> returnFile)
      implements ReturnResult {
    /** Without the file, which has a secret in it. */
    @Override
    public String toString() {
      return "Untold[" + why + ", " + retryAfter + "]";
    }
  }

  /**
   * A sign-in that had got no answer is forgotten, and this is a new installation. If the portal
   * has granted it, the device is in the person's list there, who can sign it out.
   */
  record Forgotten() implements ReturnResult {}

  /** There was nothing to give up. */
  record NothingHeld() implements ReturnResult {}
}
