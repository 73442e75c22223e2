package io.entitlements.core.internal.offline;

import io.entitlements.activation.DeviceSecret;
import io.entitlements.type.DeviceId;
import java.util.List;

/**
 * What a computer without a network says when it has given a product key up. It spends the secret
 * of its activation.
 *
 * @param key the product key, in its printed form
 * @param device which computer
 * @param secret its secret
 */
public record ReturnFile(String key, DeviceId device, DeviceSecret secret) {

  private static final String KIND = "entitlements-return";
  private static final int VERSION = 1;
  private static final List<String> NAMES = List.of("device", "key", "secret");

  /** Checks the form. */
  public ReturnFile {
    OfflineValues.requireKey(key);
  }

  /** Reads a file. */
  public static FileReading<ReturnFile> read(String text) {
    return OfflineText.read(
        text,
        KIND,
        VERSION,
        NAMES,
        values ->
            new ReturnFile(
                values.get(1),
                OfflineValues.device(values.get(0)),
                DeviceSecret.parse(values.get(2))));
  }

  /** The file. */
  public String text() {
    return OfflineText.write(
        KIND, VERSION, NAMES, List.of(device.toString(), key, secret.reveal()));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "ReturnFile[" + device + "]";
  }
}
