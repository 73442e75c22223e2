package io.entitlements.core.internal.http;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where something may be that is asked with secrets: HTTPS, or HTTP on this computer itself. */
public final class SecretUri {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1\\]");

  private SecretUri() {}

  /**
   * Gives it with a slash at its end, so that names can be resolved against it.
   *
   * @param what is there, for the message
   * @throws IllegalArgumentException if it is another kind of URL, or has a query, fragment or user
   */
  public static URI base(String what, URI base) {
    of(what, base);
    if (base.getRawQuery() != null) {
      throw new IllegalArgumentException(what + "'s URL has no query, fragment or user");
    }
    return base.getRawPath().endsWith("/") ? base : URI.create(base + "/");
  }

  /**
   * Gives it as it is.
   *
   * @param what is there, for the message
   * @throws IllegalArgumentException if it is another kind of URL, or has a fragment or user
   */
  public static URI of(String what, URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    boolean secret =
        scheme.equals("https") || (scheme.equals("http") && LOOPBACK.matcher(host).matches());
    if (!secret || host.isEmpty()) {
      throw new IllegalArgumentException(what + " is at an HTTPS URL, not at " + scheme);
    }
    if (uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(what + "'s URL has no query, fragment or user");
    }
    return uri;
  }

  /** Whether two URLs lead to the same server by the same scheme (RFC 6454). */
  public static boolean isSameOrigin(URI one, URI other) {
    return one.getScheme().equalsIgnoreCase(other.getScheme())
        && one.getHost() != null
        && one.getHost().equalsIgnoreCase(other.getHost())
        && port(one) == port(other);
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }
}
