package io.entitlements.core.internal.offline;

import io.entitlements.activation.MachineTraits;
import io.entitlements.core.internal.signing.SignedKeyText;
import io.entitlements.type.DeviceId;
import java.util.regex.Pattern;

/** The values that the files have, each in the one text that is written. */
final class OfflineValues {

  private static final String NO_TRAITS = "none";
  private static final Pattern PRINTED_KEY = Pattern.compile("[A-Z0-9-]{1,60}");

  private OfflineValues() {}

  /** A product key as it is printed or signed; whether it is one is for its own reader to say. */
  static String requireKey(String key) {
    if (!PRINTED_KEY.matcher(key).matches() && !key.equals(SignedKeyText.read(key))) {
      throw new IllegalArgumentException("not a product key in its printed or signed form");
    }
    return key;
  }

  static DeviceId device(String text) {
    DeviceId device = DeviceId.parse(text);
    // The JDK's reader takes shorter texts, too.
    OfflineText.require(device.toString().equals(text));
    return device;
  }

  static MachineTraits traits(String text) {
    OfflineText.require(!text.isEmpty());
    return text.equals(NO_TRAITS) ? MachineTraits.NONE : MachineTraits.parse(text);
  }

  static String text(MachineTraits traits) {
    return traits.hashes().isEmpty() ? NO_TRAITS : traits.text();
  }
}
