package io.entitlements.core.internal.scim.message;

import io.entitlements.core.internal.scim.ScimRefusal;
import io.entitlements.core.internal.scim.ScimType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parameters behind the question mark. Of one that is there several times the last one counts;
 * their names are read in any case.
 */
public final class Parameters {

  private static final int MAX_LENGTH = 100_000;

  private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private Parameters() {}

  /**
   * Reads them.
   *
   * @param query what stands behind the question mark, as it is sent
   * @throws ScimRefusal with {@link ScimType#INVALID_SYNTAX} if it is malformed
   */
  public static Parameters parse(String query) {
    if (query.length() > MAX_LENGTH) {
      throw ScimRefusal.of(ScimType.INVALID_SYNTAX, "the query is too long");
    }
    Parameters parameters = new Parameters();
    for (String one : query.split("&", -1)) {
      int equals = one.indexOf('=');
      if (equals > 0) {
        parameters.values.put(decode(one.substring(0, equals)), decode(one.substring(equals + 1)));
      }
    }
    return parameters;
  }

  /** The value of one, if it is there and not empty. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }

  /** Reads a text in which bytes of UTF-8 are written by percent signs. */
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw ScimRefusal.of(ScimType.INVALID_SYNTAX, "the query is malformed");
    }
  }
}
