package io.entitlements.core.internal.source;

import io.entitlements.account.Role;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** Names of what sources read. */
public final class Scopes {

  /** The longest name, in characters. */
  private static final int MAX_LENGTH = 400;

  private Scopes() {}

  /** A name that is short enough, and another one for another text. */
  public static String fit(String text) {
    return text.length() <= MAX_LENGTH
        ? text
        : text.substring(0, MAX_LENGTH - 40) + " " + digest(text);
  }

  /** What people of a list are by its settings, for a list that does not say so itself. */
  public static String as(Role role) {
    return " as " + role.name().toLowerCase(Locale.ROOT) + "s";
  }

  /** A text in few characters. */
  public static String digest(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
