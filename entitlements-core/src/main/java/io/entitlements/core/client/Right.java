package io.entitlements.core.client;

import io.entitlements.activation.DeviceSecret;
import org.jspecify.annotations.Nullable;

/** What an installation has asked for, or holds. Immutable; prints no key and no secret. */
sealed interface Right {

  /** Nothing was asked for. */
  final class None implements Right {}

  /**
   * A person's sign-in was asked for, and whether it was granted is not known.
   *
   * @param secret the first of the activation
   */
  record SignInAsked(DeviceSecret secret) implements Right {}

  /**
   * A person has signed in.
   *
   * @param activation what the portal called it, as {@link ActivationText} writes it
   */
  record SignedIn(String activation, Secrets secrets) implements Right {}

  /** A right by a product key, in its printed or signed form. */
  sealed interface OfKey extends Right {

    /** The key. */
    String key();
  }

  /**
   * A key was asked for, and whether it was granted is not known.
   *
   * @param known one that returns a seat held from before, until the portal has heard the other;
   *     null if there was none
   * @param asked the first of the activation that was asked for
   */
  record KeyAsked(String key, @Nullable DeviceSecret known, DeviceSecret asked) implements OfKey {
    @Override
    public String toString() {
      return "KeyAsked";
    }
  }

  /**
   * A key is used, or may be because a lease for it came by file.
   *
   * @param activation what the portal called it; null after a file, until it is asked
   */
  record KeyHeld(String key, @Nullable String activation, Secrets secrets) implements OfKey {
    @Override
    public String toString() {
      return "KeyHeld";
    }
  }

  /**
   * A key goes on no more, and can be returned, or asked for again.
   *
   * @param known returns the seat
   */
  record KeySpent(String key, DeviceSecret known) implements OfKey {
    @Override
    public String toString() {
      return "KeySpent";
    }
  }

  /**
   * The secrets of an activation.
   *
   * @param secret one that the portal knows
   * @param next one whose hash it may know, stored before that is told; null if there is none
   */
  record Secrets(DeviceSecret secret, @Nullable DeviceSecret next) {
    @Override
    public String toString() {
      return "***";
    }
  }
}
