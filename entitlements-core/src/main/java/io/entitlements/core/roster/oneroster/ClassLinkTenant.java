package io.entitlements.core.roster.oneroster;

import java.util.regex.Pattern;

/**
 * A district that shares its list through ClassLink.
 *
 * @param tenant the tenant's number
 * @param name what it is called; text of ClassLink, for people
 * @param application ClassLink's name of what is shared, already escaped as a part of an address
 * @param enabled whether it is shared now
 */
public record ClassLinkTenant(String tenant, String name, String application, boolean enabled) {

  /** One segment of a path: no slash, no dots that lead upwards, escapes left as they are. */
  private static final Pattern SEGMENT =
      Pattern.compile("(?!\\.+$)(?:[A-Za-z0-9._~=+-]|%[0-9A-Fa-f]{2}){1,200}");

  /** Checks the application. */
  public ClassLinkTenant {
    checkApplication(application);
  }

  static void checkApplication(String application) {
    if (!isApplication(application)) {
      throw new IllegalArgumentException("an application is one escaped segment of a path");
    }
  }

  static boolean isApplication(String text) {
    return SEGMENT.matcher(text).matches();
  }
}
