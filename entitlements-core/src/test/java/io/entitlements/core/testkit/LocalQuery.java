package io.entitlements.core.testkit;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The parameters of a request to a {@link LocalOneRoster}. */
record LocalQuery(Map<String, String> parameters) {

  static LocalQuery of(URI uri) {
    Map<String, String> parameters = new HashMap<>();
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    for (String part : query.split("&", -1)) {
      String[] pair = part.split("=", 2);
      if (pair.length == 2) {
        parameters.put(decoded(pair[0]), decoded(pair[1]));
      }
    }
    return new LocalQuery(parameters);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  int limit() {
    return Integer.parseInt(parameters.getOrDefault("limit", "100"));
  }

  int offset() {
    return Integer.parseInt(parameters.getOrDefault("offset", "0"));
  }

  Set<String> fields() {
    String fields = parameters.getOrDefault("fields", "");
    return fields.isEmpty() ? Set.of() : Set.of(fields.split(",", -1));
  }

  String filter() {
    return parameters.getOrDefault("filter", "");
  }

  boolean takes(URI uri, LocalUser user) {
    boolean listed = !uri.getPath().endsWith("/teachers") || user.role().equals("teacher");
    for (String predicate : filter().split(" AND ", -1)) {
      if (predicate.startsWith("dateLastModified>=")) {
        listed &= !user.modified().isBefore(Instant.parse(value(predicate)));
      } else if (predicate.startsWith("role=")) {
        listed &= user.role().equals(value(predicate));
      } else if (!predicate.isEmpty()) {
        throw new IllegalStateException("the server does not know " + predicate);
      }
    }
    return listed;
  }

  private static String value(String predicate) {
    return predicate.substring(predicate.indexOf('\'') + 1, predicate.lastIndexOf('\''));
  }

  String link(URI uri, int offset) {
    return uri.toString().replaceFirst("offset=\\d+", "offset=" + offset);
  }
}
