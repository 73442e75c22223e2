package io.entitlements.core.client;

import io.entitlements.activation.Activation;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import org.jspecify.annotations.Nullable;

/**
 * An activation in one line of a client's file: {@code account ID}, or {@code organization ID key
 * ID}. Read only when a server is asked, not at a launch.
 */
final class ActivationText {

  private static final String ACCOUNT = "account ";
  private static final String ORGANIZATION = "organization ";
  private static final String KEY = " key ";

  private ActivationText() {}

  static String write(Activation activation) {
    return activation instanceof Activation.ByEmail byEmail
        ? ACCOUNT + byEmail.account()
        : byKey((Activation.ByProductKey) activation);
  }

  private static String byKey(Activation.ByProductKey activation) {
    return ORGANIZATION + activation.organization() + KEY + activation.key();
  }

  /** Gives null for what was not written so: the server is asked again what it calls it. */
  static @Nullable Activation read(String text, DeviceId device) {
    try {
      if (text.startsWith(ACCOUNT)) {
        return new Activation.ByEmail(AccountId.parse(text.substring(ACCOUNT.length())), device);
      }
      int key = text.indexOf(KEY);
      return !text.startsWith(ORGANIZATION) || key < 0
          ? null
          : new Activation.ByProductKey(
              OrganizationId.parse(text.substring(ORGANIZATION.length(), key)),
              ProductKeyId.parse(text.substring(key + KEY.length())),
              device);
    } catch (IllegalArgumentException notAsWritten) {
      return null;
    }
  }
}
