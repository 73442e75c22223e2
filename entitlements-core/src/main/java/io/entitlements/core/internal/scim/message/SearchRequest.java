package io.entitlements.core.internal.scim.message;

import io.entitlements.core.internal.scim.ScimRefusal;
import io.entitlements.core.internal.scim.filter.Filter;
import io.entitlements.core.internal.scim.filter.FilterParser;
import io.entitlements.core.internal.scim.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is looked for (RFC 7644, 3.4.2 and 3.4.3): by parameters, or by the body of a POST to {@code
 * .search}. What is said of sorting is passed over: we do not sort.
 *
 * @param filter which resources; all if there is none
 * @param projection what of them
 * @param paging how many of them
 */
public record SearchRequest(Optional<Filter> filter, Projection projection, Paging paging) {

  /** Reads parameters. */
  public static SearchRequest of(ResourceType type, Parameters parameters) {
    return new SearchRequest(
        parameters.get("filter").map(FilterParser::parse),
        projection(type, parameters),
        Paging.of(
            parameters.get("startIndex").map(text -> whole("startIndex", text)).orElse(1L),
            parameters
                .get("count")
                .map(text -> whole("count", text))
                .orElse((long) Paging.USUAL_COUNT)));
  }

  /** Reads which attributes are given of one resource. */
  public static Projection projection(ResourceType type, Parameters parameters) {
    return Projection.of(
        type,
        names(parameters.get("attributes").orElse("")),
        names(parameters.get("excludedAttributes").orElse("")));
  }

  /** Reads a body. */
  public static SearchRequest of(ResourceType type, ObjectNode body) {
    JsonNode filter = member(body, "filter");
    if (!filter.isMissingNode() && !filter.isString()) {
      throw ScimRefusal.invalidValue("filter is a text");
    }
    return new SearchRequest(
        filter.stringValueOpt().filter(text -> !text.isBlank()).map(FilterParser::parse),
        Projection.of(
            type,
            texts("attributes", member(body, "attributes")),
            texts("excludedAttributes", member(body, "excludedAttributes"))),
        Paging.of(
            whole("startIndex", member(body, "startIndex"), 1),
            whole("count", member(body, "count"), Paging.USUAL_COUNT)));
  }

  private static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    for (String name : text.split(",", -1)) {
      if (!name.isBlank()) {
        names.add(name.strip());
      }
    }
    return names;
  }

  private static List<String> texts(String name, JsonNode sent) {
    if (sent.isString()) {
      return names(sent.stringValue());
    }
    if (!sent.isMissingNode() && !sent.isArray()) {
      throw ScimRefusal.invalidValue(name + " is an array");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode one : sent) {
      if (!one.isString()) {
        throw ScimRefusal.invalidValue(name + " has texts");
      }
      texts.add(one.stringValue());
    }
    return texts;
  }

  private static long whole(String name, String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException malformed) {
      throw ScimRefusal.invalidValue(name + " is a whole number");
    }
  }

  private static long whole(String name, JsonNode sent, long usual) {
    if (sent.isMissingNode()) {
      return usual;
    }
    if (!sent.isIntegralNumber() || !sent.canConvertToLong()) {
      throw ScimRefusal.invalidValue(name + " is a whole number");
    }
    return sent.longValue();
  }

  /** A member by its name in any case; null is nothing. */
  private static JsonNode member(ObjectNode body, String name) {
    for (Map.Entry<String, JsonNode> member : body.properties()) {
      if (member.getKey().equalsIgnoreCase(name) && !member.getValue().isNull()) {
        return member.getValue();
      }
    }
    return MissingNode.getInstance();
  }
}
