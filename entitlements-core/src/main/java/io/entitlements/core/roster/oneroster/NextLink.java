package io.entitlements.core.roster.oneroster;

import io.entitlements.core.internal.http.SecretUri;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The link to the next page in an answer's headers (RFC 8288). */
final class NextLink {

  private static final int MAX_LENGTH = 8_192;
  private static final Pattern LINK = Pattern.compile("<([^<>]*)>([^<]*)");
  private static final Pattern NEXT =
      Pattern.compile(";\\s*rel\\s*=\\s*(\"[^\"]*\\bnext\\b[^\"]*\"|next\\b)");

  private NextLink() {}

  /** The link, if there is one; it may be relative. */
  static Optional<String> of(HttpHeaders headers) {
    for (String value : headers.allValues("Link")) {
      Matcher links = LINK.matcher(value);
      while (value.length() <= MAX_LENGTH && links.find()) {
        if (NEXT.matcher(links.group(2).toLowerCase(Locale.ROOT)).find()) {
          return Optional.of(links.group(1).strip());
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Where a link leads, if credentials may go there: to the same path of the same server. A proxy
   * passes on links of the server behind it, which lead elsewhere.
   */
  static Optional<URI> follow(URI from, String link) {
    try {
      URI to = from.resolve(link);
      boolean same =
          to.getScheme() != null
              && SecretUri.isSameOrigin(from, to)
              && to.getRawUserInfo() == null
              && from.getRawPath().equals(to.getRawPath());
      return same ? Optional.of(to) : Optional.empty();
    } catch (IllegalArgumentException noUri) {
      return Optional.empty();
    }
  }
}
