package io.entitlements.activation;

import io.entitlements.key.TypedKeyFault;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Why a device is not activated. */
public sealed interface ActivationRefusal {

  /**
   * The stable code.
   *
   * @return the reason
   */
  Code code();

  /** The reasons. */
  enum Code {
    /** The account is unknown, or its address is not verified. */
    ACCOUNT_NOT_ACTIVE,
    /** The person is signed in on as many other devices as may be: {@link Full}. */
    TOO_MANY_DEVICES,
    /** The text is no product key, or has a typing error: {@link KeyMistyped}. */
    KEY_MISTYPED,
    /** The text is no code of a device, or has a typing error: {@link DeviceCodeMistyped}. */
    DEVICE_CODE_MISTYPED,
    /** The request file is not read: {@link Unreadable}. */
    FILE_UNREADABLE,
    /** No key of ours has this text. */
    KEY_UNKNOWN,
    /** The key's term has not begun or is over. */
    KEY_NOT_IN_TERM,
    /** The key was revoked. */
    KEY_REVOKED,
    /** Every seat of the key, or of its subscription, is in use: {@link Full}. */
    NO_SEAT_LEFT,
    /** This very request was granted before, and what it began has ended. Make a new one. */
    REQUEST_SPENT
  }

  /**
   * A reason that says everything.
   *
   * @param code the reason
   */
  record Plain(Code code) implements ActivationRefusal {
    /** Checks that there is a reason. */
    public Plain {
      Objects.requireNonNull(code, "code");
    }
  }

  /**
   * There is no room.
   *
   * @param code {@link Code#NO_SEAT_LEFT} or {@link Code#TOO_MANY_DEVICES}
   * @param used how many seats of the key or subscription, or devices of the person, are in use
   * @param total how many there can be
   */
  record Full(Code code, int used, int total) implements ActivationRefusal {
    /** Checks that there is a reason. */
    public Full {
      Objects.requireNonNull(code, "code");
    }
  }

  /**
   * The text is no product key, or has a typing error.
   *
   * @param fault what is wrong with it, and what was probably meant
   */
  record KeyMistyped(TypedKeyFault fault) implements ActivationRefusal {
    /** Checks that there is a fault. */
    public KeyMistyped {
      Objects.requireNonNull(fault, "fault");
    }

    @Override
    public Code code() {
      return Code.KEY_MISTYPED;
    }
  }

  /**
   * The text is no code of a device, or has a typing error.
   *
   * @param position which of its symbols is the only wrong one, from 1, not counting spaces and
   *     dashes; empty if that is not known
   * @param suggestion the code that was probably meant, if there is exactly one with a single
   *     difference
   */
  record DeviceCodeMistyped(OptionalInt position, Optional<String> suggestion)
      implements ActivationRefusal {
    /** Checks that nothing is missing. */
    public DeviceCodeMistyped {
      Objects.requireNonNull(position, "position");
      Objects.requireNonNull(suggestion, "suggestion");
    }

    @Override
    public Code code() {
      return Code.DEVICE_CODE_MISTYPED;
    }
  }

  /**
   * The request file is not read.
   *
   * @param fault why
   */
  record Unreadable(FileFault fault) implements ActivationRefusal {
    /** Checks that there is a reason. */
    public Unreadable {
      Objects.requireNonNull(fault, "fault");
    }

    @Override
    public Code code() {
      return Code.FILE_UNREADABLE;
    }
  }

  /**
   * Makes a refusal that says everything by its code.
   *
   * @param code the reason
   * @return the refusal
   */
  static ActivationRefusal of(Code code) {
    return new Plain(code);
  }
}
