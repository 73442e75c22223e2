package io.entitlements.core.internal.scim.filter;

import io.entitlements.core.internal.scim.ScimRefusal;
import io.entitlements.core.internal.scim.ScimType;
import io.entitlements.core.internal.scim.schema.AttributePath;
import java.util.Optional;

/**
 * What a change is about ({@code PATH} in RFC 7644, figure 7): {@code title}, {@code emails[type eq
 * "work"].value}.
 *
 * @param attribute the attribute
 * @param values which of its values, if not all
 * @param sub the attribute of each such value; only after {@code values}, otherwise it belongs to
 *     {@code attribute}
 */
public record Path(AttributePath attribute, Optional<Filter> values, Optional<String> sub) {

  /** Checks that the parts fit. */
  public Path {
    if (sub.isPresent() && values.isEmpty()) {
      throw new IllegalArgumentException("without values, the attribute has the part after a dot");
    }
  }

  /**
   * Reads a path.
   *
   * @throws ScimRefusal with {@link ScimType#INVALID_PATH} if it is none
   */
  public static Path parse(String text) {
    if (text.length() > FilterParser.MAX_LENGTH) {
      throw ScimRefusal.of(
          ScimType.INVALID_PATH, "a path has at most " + FilterParser.MAX_LENGTH + " characters");
    }
    Cursor cursor = new Cursor(text, ScimType.INVALID_PATH);
    AttributePath attribute = cursor.attribute();
    Optional<Filter> values = Optional.empty();
    Optional<String> sub = Optional.empty();
    if (cursor.skip('[')) {
      values = Optional.of(FilterParser.ofValues(cursor));
      sub = cursor.skip('.') ? Optional.of(cursor.sub()) : Optional.empty();
    }
    if (!cursor.isAtEnd()) {
      throw cursor.malformed("the end of the path");
    }
    return new Path(attribute, values, sub);
  }

  /** As it is written. */
  @Override
  public String toString() {
    return attribute
        + values.map(filter -> "[" + filter + "]").orElse("")
        + sub.map(name -> "." + name).orElse("");
  }
}
