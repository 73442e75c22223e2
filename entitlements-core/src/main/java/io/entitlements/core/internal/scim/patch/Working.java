package io.entitlements.core.internal.scim.patch;

import io.entitlements.core.internal.scim.ScimRefusal;
import io.entitlements.core.internal.scim.ScimType;
import io.entitlements.core.internal.scim.schema.Attribute;
import io.entitlements.core.internal.scim.schema.Elements;
import io.entitlements.core.internal.scim.schema.ResourceReader;
import io.entitlements.core.internal.scim.schema.ResourceType;
import io.entitlements.core.internal.scim.schema.Trait;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A copy of a resource on which changes are tried. Attributes with several values are unfolded. */
final class Working {

  /** How many values are looked at in all for one request. */
  private static final long MOST_COMPARISONS = 20_000_000;

  private final ResourceType type;
  private final ObjectNode resource = JsonNodeFactory.instance.objectNode();
  private final Map<String, Elements> unfolded = new HashMap<>();
  private long comparisonsLeft = MOST_COMPARISONS;

  Working(ResourceType type, ObjectNode current) {
    this.type = type;
    for (Map.Entry<String, JsonNode> member : current.properties()) {
      // What is identified by its value is never changed itself: it need not be copied.
      Optional<Attribute> attribute = type.attribute(member.getKey());
      boolean shared = attribute.filter(one -> one.is(Trait.IDENTIFIED_BY_VALUE)).isPresent();
      resource.set(member.getKey(), shared ? member.getValue() : member.getValue().deepCopy());
    }
  }

  ObjectNode resource() {
    return resource;
  }

  Elements elements(Attribute attribute) {
    return unfolded.computeIfAbsent(
        attribute.name(), name -> Elements.of(attribute, resource.get(name)));
  }

  /** Refuses what would take too long. */
  void lookAt(Elements elements) {
    comparisonsLeft -= elements.size();
    if (comparisonsLeft < 0) {
      throw ScimRefusal.of(ScimType.TOO_MANY, "the changes look at too many values");
    }
  }

  /** The resource as it is after all changes. */
  ObjectNode finished() {
    unfolded.forEach(
        (name, elements) -> {
          ArrayNode array = elements.toArray();
          if (array.isEmpty()) {
            resource.remove(name);
          } else {
            resource.set(name, array);
          }
        });
    ResourceReader.checkRequired(type, resource);
    return resource;
  }
}
