package io.entitlements.core.client.http;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where a portal may be: what is asked there has secrets in it. */
final class BaseUri {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1\\]");

  private BaseUri() {}

  /** Gives it with a slash at its end, so that names can be resolved against it. */
  static URI of(URI base) {
    String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
    String host = base.getHost() == null ? "" : base.getHost().toLowerCase(Locale.ROOT);
    boolean secret =
        scheme.equals("https") || (scheme.equals("http") && LOOPBACK.matcher(host).matches());
    if (!secret || host.isEmpty()) {
      throw new IllegalArgumentException("the portal is at an HTTPS URL, not at " + scheme);
    }
    if (base.getRawQuery() != null
        || base.getRawFragment() != null
        || base.getRawUserInfo() != null) {
      throw new IllegalArgumentException("the portal's URL has no query, fragment or user");
    }
    return base.getRawPath().endsWith("/") ? base : URI.create(base + "/");
  }
}
