package io.entitlements.activation;

import java.util.Objects;

/**
 * An activation that goes on.
 *
 * @param activation which
 * @param secret which secret to show the next time
 */
public record Refreshed(Activation activation, Secret secret) {

  /** Which secret counts from now on. */
  public enum Secret {
    /** The one whose hash was shown as the next; the other is spent. */
    NEXT,
    /** The same as this time: a clone was reported, and both users go on with what they have. */
    SAME
  }

  /** Checks that nothing is missing. */
  public Refreshed {
    Objects.requireNonNull(activation, "activation");
    Objects.requireNonNull(secret, "secret");
  }
}
