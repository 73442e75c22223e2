package io.entitlements.core.internal.scim.message;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The weak entity tag of a resource's state (RFC 7644, 3.14; RFC 9110, 8.8.3). Tags are compared
 * weakly by {@code If-Match}, too, as SCIM wants.
 *
 * @param opaque what stands between the quotes: letters, digits, dots and dashes
 */
public record EntityTag(String opaque) {

  private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9.-]{1,64}");
  private static final Pattern LISTED =
      Pattern.compile("[ \\t,]*+(?:(?:[Ww]/)?\"([^\"]*+)\"|(\\*))[ \\t]*+(?=,|$)");

  /** Checks the text. */
  public EntityTag {
    if (!OPAQUE.matcher(opaque).matches()) {
      throw new IllegalArgumentException("an entity tag has letters, digits, dots and dashes");
    }
  }

  /**
   * Whether a header names this tag, or any. A malformed header names what is well-formed before.
   *
   * @param header the value of {@code If-Match} or {@code If-None-Match}
   */
  public boolean isIn(String header) {
    Matcher listed = LISTED.matcher(header);
    while (listed.lookingAt()) {
      if (listed.group(2) != null || opaque.equals(listed.group(1))) {
        return true;
      }
      listed.region(listed.end(), header.length());
    }
    return false;
  }

  /** As headers and {@code meta.version} have it. */
  @Override
  public String toString() {
    return "W/\"" + opaque + "\"";
  }
}
