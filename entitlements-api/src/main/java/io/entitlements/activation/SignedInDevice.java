package io.entitlements.activation;

import io.entitlements.type.DeviceId;
import java.time.Instant;
import java.util.Objects;

/**
 * A device that a person is signed in on.
 *
 * @param device which
 * @param since when the person signed in on it, in whole milliseconds
 * @param lastSeenAt when it was last heard of, in whole milliseconds
 */
public record SignedInDevice(DeviceId device, Instant since, Instant lastSeenAt) {

  /** Checks that nothing is missing. */
  public SignedInDevice {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(lastSeenAt, "lastSeenAt");
  }
}
