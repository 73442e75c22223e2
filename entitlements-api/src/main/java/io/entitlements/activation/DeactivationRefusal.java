package io.entitlements.activation;

import java.util.Objects;

/** Why an activation is not ended. */
public sealed interface DeactivationRefusal {

  /** There is no such activation, or the secret is not one of its last two. */
  record NotRecognized() implements DeactivationRefusal {}

  /**
   * The return file is not read.
   *
   * @param fault why
   */
  record Unreadable(FileFault fault) implements DeactivationRefusal {
    /** Checks that there is a reason. */
    public Unreadable {
      Objects.requireNonNull(fault, "fault");
    }
  }
}
