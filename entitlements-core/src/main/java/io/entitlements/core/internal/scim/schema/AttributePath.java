package io.entitlements.core.internal.scim.schema;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an attribute as requests write it ({@code attrPath} in RFC 7644, figure 1): {@code
 * userName}, {@code name.givenName}, {@code urn:…:User:department}.
 *
 * @param schema what stands before the last colon, if there is one
 * @param name the name after it
 * @param sub the name after a dot
 */
public record AttributePath(Optional<String> schema, String name, Optional<String> sub) {

  private static final Pattern NAME = Pattern.compile("\\$?[A-Za-z][A-Za-z0-9_-]*+");
  private static final Pattern SCHEMA = Pattern.compile("[Uu][Rr][Nn]:[A-Za-z0-9:._-]++");

  /** An attribute of the resource itself. */
  public static AttributePath of(String name) {
    return new AttributePath(Optional.empty(), name, Optional.empty());
  }

  /** Reads one; empty if it is none. */
  public static Optional<AttributePath> parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon >= 0 && !SCHEMA.matcher(text.substring(0, colon)).matches()) {
      return Optional.empty();
    }
    String rest = text.substring(colon + 1);
    int dot = rest.indexOf('.');
    String name = dot < 0 ? rest : rest.substring(0, dot);
    Optional<String> sub = dot < 0 ? Optional.empty() : Optional.of(rest.substring(dot + 1));
    if (!isName(name) || !sub.map(AttributePath::isName).orElse(true)) {
      return Optional.empty();
    }
    Optional<String> schema = colon < 0 ? Optional.empty() : Optional.of(text.substring(0, colon));
    return Optional.of(new AttributePath(schema, name, sub));
  }

  /** Whether a text can be the name of an attribute; {@code $ref} is one, too. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** The name without the part after the dot, with the schema before it, in small letters. */
  String key() {
    return (schema.map(before -> before + ":").orElse("") + name).toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return schema.map(before -> before + ":").orElse("")
        + name
        + sub.map(after -> "." + after).orElse("");
  }
}
