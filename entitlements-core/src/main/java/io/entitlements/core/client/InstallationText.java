package io.entitlements.core.client;

import io.entitlements.activation.DeviceSecret;
import io.entitlements.type.DeviceId;
import org.jspecify.annotations.Nullable;

/** An installation as its file says it. */
final class InstallationText {

  private static final String KIND = "entitlements-installation";
  private static final int VERSION = 1;
  private static final String[] NAMES = {
    "device", "key", "activation", "secret", "next", "stage", "retired"
  };
  private static final String ABSENT = "none";

  private InstallationText() {}

  /** Whether a later version of the program wrote it. */
  static boolean isNewer(String text) {
    return StateText.isNewer(text, KIND, VERSION);
  }

  /** Gives null for what is not exactly as it is written. */
  static @Nullable InstallationState read(String text) {
    String[] values = StateText.read(text, KIND, VERSION, NAMES);
    if (values.length == 0) {
      return null;
    }
    try {
      InstallationState state =
          new InstallationState(
              DeviceId.parse(values[0]), right(values), Long.parseLong(values[6]));
      return write(state).equals(text) ? state : null;
    } catch (IllegalArgumentException notAsWritten) {
      return null;
    }
  }

  private static Right right(String[] values) {
    String key = values[1].equals(ABSENT) ? null : values[1];
    String activation = values[2].equals(ABSENT) ? null : values[2];
    DeviceSecret next = values[4].equals(ABSENT) ? null : DeviceSecret.parse(values[4]);
    if (values[5].equals("none")) {
      return new Right.None();
    }
    DeviceSecret secret = DeviceSecret.parse(values[3]);
    return key == null
        ? ofPerson(values[5], activation, new Right.Secrets(secret, next))
        : ofKey(values[5], key, activation, new Right.Secrets(secret, next));
  }

  private static Right ofPerson(String stage, @Nullable String activation, Right.Secrets secrets) {
    if (stage.equals("asked")) {
      return new Right.SignInAsked(secrets.secret());
    }
    if (stage.equals("held") && activation != null) {
      return new Right.SignedIn(activation, secrets);
    }
    throw new IllegalArgumentException("no such stage of a person's right");
  }

  private static Right ofKey(
      String stage, String key, @Nullable String activation, Right.Secrets secrets) {
    return switch (stage) {
      case "asked" ->
          secrets.next() == null
              ? new Right.KeyAsked(key, null, secrets.secret())
              : new Right.KeyAsked(key, secrets.secret(), secrets.next());
      case "held" -> new Right.KeyHeld(key, activation, secrets);
      case "spent" -> new Right.KeySpent(key, secrets.secret());
      default -> throw new IllegalArgumentException("no such stage of a key's right");
    };
  }

  static String write(InstallationState state) {
    Right right = state.right;
    if (right instanceof Right.SignInAsked asked) {
      return write(state, null, null, asked.secret(), null, "asked");
    }
    if (right instanceof Right.SignedIn held) {
      return write(state, null, held.activation(), held.secrets(), "held");
    }
    if (right instanceof Right.KeyAsked asked) {
      return asked.known() == null
          ? write(state, asked.key(), null, asked.asked(), null, "asked")
          : write(state, asked.key(), null, asked.known(), asked.asked(), "asked");
    }
    if (right instanceof Right.KeyHeld held) {
      return write(state, held.key(), held.activation(), held.secrets(), "held");
    }
    return right instanceof Right.KeySpent spent
        ? write(state, spent.key(), null, spent.known(), null, "spent")
        : write(state, null, null, null, null, "none");
  }

  private static String write(
      InstallationState state,
      @Nullable String key,
      @Nullable String activation,
      Right.Secrets secrets,
      String stage) {
    return write(state, key, activation, secrets.secret(), secrets.next(), stage);
  }

  private static String write(
      InstallationState state,
      @Nullable String key,
      @Nullable String activation,
      @Nullable DeviceSecret secret,
      @Nullable DeviceSecret next,
      String stage) {
    String[] values = {
      state.device.toString(),
      key == null ? ABSENT : key,
      activation == null ? ABSENT : activation,
      secret == null ? ABSENT : secret.reveal(),
      next == null ? ABSENT : next.reveal(),
      stage,
      Long.toString(state.retired)
    };
    return StateText.write(KIND, VERSION, NAMES, values);
  }
}
