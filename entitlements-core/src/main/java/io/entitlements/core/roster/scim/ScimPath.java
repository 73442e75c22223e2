package io.entitlements.core.roster.scim;

import io.entitlements.core.internal.scim.ScimRefusal;
import io.entitlements.core.internal.scim.ScimType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * The part of an address behind where the handler is mounted.
 *
 * @param text as it is meant: decoded, without slashes around it
 */
record ScimPath(String text) {

  private static final Set<String> OTHER_FEATURES = Set.of("Bulk", "Me", ".search");
  private static final String SEARCH = ".search";

  static ScimPath parse(String sent) {
    int from = sent.startsWith("/") ? 1 : 0;
    int to = sent.length() > from && sent.endsWith("/") ? sent.length() - 1 : sent.length();
    try {
      // A plus is a plus in a path.
      String plain = sent.substring(from, to).replace("+", "%2B");
      return new ScimPath(URLDecoder.decode(plain, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      throw ScimRefusal.of(ScimType.INVALID_SYNTAX, "the path is malformed");
    }
  }

  boolean isBelow(String endpoint) {
    return text.equals(endpoint) || text.startsWith(endpoint + "/");
  }

  /** Whether it is one of the standard's that is not supported. */
  boolean isOfOtherFeature() {
    return OTHER_FEATURES.contains(text.split("/", 2)[0]);
  }

  /** What stands behind the endpoint, if something does. */
  Optional<String> resource() {
    int slash = text.indexOf('/');
    return slash < 0 ? Optional.empty() : Optional.of(text.substring(slash + 1));
  }

  boolean isSearch() {
    return resource().equals(Optional.of(SEARCH));
  }
}
