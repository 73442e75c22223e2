package io.entitlements.core.internal.scim.schema;

import io.entitlements.core.internal.scim.ScimRefusal;
import io.entitlements.core.internal.scim.ScimType;
import io.entitlements.core.internal.scim.Urns;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a whole resource, as it is sent to create or replace one (RFC 7644, 3.3 and 3.5.1). What
 * senders cannot set and what is not kept is passed over.
 */
public final class ResourceReader {

  private ResourceReader() {}

  /**
   * Reads one.
   *
   * @return the resource in its {@link Canonical} form, without {@code id}, {@code meta} and {@code
   *     schemas}
   * @throws ScimRefusal if a value is of a wrong type, something required is missing, or it is of a
   *     schema that is not supported
   */
  public static ObjectNode read(ResourceType type, ObjectNode body) {
    ObjectNode resource = JsonNodeFactory.instance.objectNode();
    Canonical.NamesSeen names = new Canonical.NamesSeen();
    for (Map.Entry<String, JsonNode> member : body.properties()) {
      names.add(member.getKey());
      Optional<Attribute> attribute = type.attribute(member.getKey());
      if (attribute.isEmpty() || attribute.get().is(Trait.READ_ONLY)) {
        continue;
      }
      if (attribute.get().equals(CommonAttributes.SCHEMAS)) {
        checkSchemas(type, member.getValue());
      } else {
        Canonical.value(attribute.get(), member.getValue())
            .ifPresent(value -> resource.set(attribute.get().name(), value));
      }
    }
    checkRequired(type, resource);
    return resource;
  }

  /** Refuses a resource that lacks what is required. */
  public static void checkRequired(ResourceType type, ObjectNode resource) {
    for (Attribute attribute : type.attributes()) {
      if (attribute.is(Trait.REQUIRED) && !resource.has(attribute.name())) {
        throw ScimRefusal.invalidValue(attribute.name() + " is required");
      }
    }
  }

  /** Refuses what are no names of schemas of this kind, but for extensions that it may have. */
  public static void checkSchemas(ResourceType type, JsonNode sent) {
    if (!sent.isArray()) {
      throw ScimRefusal.invalidValue("schemas is an array");
    }
    for (JsonNode one : sent) {
      if (!one.isString()) {
        throw ScimRefusal.invalidValue("schemas has texts");
      }
      String name = one.stringValue();
      boolean isKnown = type.schemas().stream().anyMatch(s -> s.id().equalsIgnoreCase(name));
      if (!isKnown && !Urns.isExtension(name)) {
        throw ScimRefusal.of(
            ScimType.INVALID_SYNTAX, "a " + type.name() + " has no such schema here");
      }
    }
  }
}
