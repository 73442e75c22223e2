package io.entitlements.core.client;

import io.entitlements.activation.DeviceSecret;
import io.entitlements.activation.Installation;
import io.entitlements.core.internal.offline.RequestFile;
import io.entitlements.core.internal.offline.ReturnFile;
import io.entitlements.type.DeviceId;
import java.security.SecureRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who this installation is, and by what it was activated. Immutable; prints no secret. */
final class InstallationState {

  private static final String KIND = "entitlements-installation";
  private static final int VERSION = 1;
  private static final String[] NAMES = {"device", "key", "secret", "held"};
  private static final String NONE = "none";
  private static final String YES = "yes";
  private static final String NO = "no";

  final DeviceId device;

  /** The product key in its printed form, and its secret; null if none was typed. */
  final @Nullable String key;

  private final @Nullable DeviceSecret secret;

  /** Whether a lease for the key has been installed. */
  final boolean held;

  private InstallationState(
      DeviceId device, @Nullable String key, @Nullable DeviceSecret secret, boolean held) {
    this.device = device;
    this.key = key;
    this.secret = secret;
    this.held = held;
  }

  static InstallationState random(SecureRandom random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    long high = 0;
    long low = 0;
    for (int i = 0; i < 8; i++) {
      high = high << 8 | (bytes[i] & 0xff);
      low = low << 8 | (bytes[i + 8] & 0xff);
    }
    // Version 4 and the variant of RFC 9562.
    UUID id = new UUID((high & ~0xf000L) | 0x4000L, (low & ~(0xc0L << 56)) | (0x80L << 56));
    return new InstallationState(new DeviceId(id), null, null, false);
  }

  /**
   * Whether another product key was typed before. Its request may have taken a seat, which only its
   * return gives back; and a lease says for which installation it is, not for which typed key. So
   * each installation has one key in its life.
   */
  boolean hasOtherKeyThan(String typed) {
    return key != null && !key.equals(typed);
  }

  InstallationState withKey(String typed, SecureRandom random) {
    return typed.equals(key)
        ? this
        : new InstallationState(device, typed, DeviceSecret.random(random), false);
  }

  InstallationState holding() {
    return new InstallationState(device, key, secret, key != null);
  }

  /** The request file; only if there is a key. */
  String requestFile() {
    return new RequestFile(required(key), Installation.of(device, required(secret).hash())).text();
  }

  /** The return file; only if there is a key. */
  String returnFile() {
    return new ReturnFile(required(key), device, required(secret)).text();
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("no product key was typed");
    }
    return value;
  }

  /** Whether a later version of the program wrote it. */
  static boolean isNewer(String text) {
    return StateText.isNewer(text, KIND, VERSION);
  }

  static @Nullable InstallationState read(String text) {
    String[] values = StateText.read(text, KIND, VERSION, NAMES);
    if (values.length == 0) {
      return null;
    }
    try {
      DeviceId device = DeviceId.parse(values[0]);
      boolean none = values[1].equals(NONE);
      InstallationState state =
          new InstallationState(
              device,
              none ? null : values[1],
              none ? null : DeviceSecret.parse(values[2]),
              values[3].equals(YES));
      return state.text().equals(text) ? state : null;
    } catch (IllegalArgumentException notAsWritten) {
      return null;
    }
  }

  String text() {
    String[] values = {
      device.toString(),
      key == null ? NONE : key,
      secret == null ? NONE : secret.reveal(),
      held ? YES : NO
    };
    return StateText.write(KIND, VERSION, NAMES, values);
  }

  @Override
  public String toString() {
    return "InstallationState[" + device + "]";
  }
}
