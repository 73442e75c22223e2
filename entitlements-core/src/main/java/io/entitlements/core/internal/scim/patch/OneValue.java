package io.entitlements.core.internal.scim.patch;

import io.entitlements.core.internal.scim.ScimRefusal;
import io.entitlements.core.internal.scim.ScimType;
import io.entitlements.core.internal.scim.patch.PatchOperation.Kind;
import io.entitlements.core.internal.scim.schema.Attribute;
import io.entitlements.core.internal.scim.schema.Canonical;
import io.entitlements.core.internal.scim.schema.Trait;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes an attribute that has one value. To add to it is to replace it. */
final class OneValue {

  private final ObjectNode resource;
  private final Target target;

  OneValue(ObjectNode resource, Target target) {
    this.resource = resource;
    this.target = target;
  }

  void apply(Kind kind, JsonNode value) {
    Attribute attribute = target.attribute();
    if (target.sub().isPresent()) {
      ObjectNode inside = inside();
      set(kind, inside, target.sub().get(), value);
      keep(inside);
    } else if (attribute.isComplex() && kind != Kind.REMOVE && !value.isNull()) {
      merge(kind, value);
    } else {
      set(kind, resource, attribute, value);
    }
  }

  private void merge(Kind kind, JsonNode value) {
    if (!(value instanceof ObjectNode values)) {
      throw ScimRefusal.invalidValue(target.attribute().name() + " is an object");
    }
    ObjectNode inside = inside();
    for (Map.Entry<String, JsonNode> member : values.properties()) {
      Optional<Attribute> sub = target.attribute().sub(member.getKey());
      if (sub.isPresent()) {
        set(kind, inside, sub.get(), member.getValue());
      }
    }
    keep(inside);
  }

  private ObjectNode inside() {
    return resource.get(target.attribute().name()) instanceof ObjectNode present
        ? present
        : JsonNodeFactory.instance.objectNode();
  }

  private void keep(ObjectNode inside) {
    if (inside.isEmpty()) {
      resource.remove(target.attribute().name());
    } else {
      resource.set(target.attribute().name(), inside);
    }
  }

  private static void set(Kind kind, ObjectNode holder, Attribute attribute, JsonNode value) {
    Optional<JsonNode> kept =
        kind == Kind.REMOVE ? Optional.empty() : Canonical.value(attribute, value);
    if (kept.isPresent()) {
      holder.set(attribute.name(), kept.get());
    } else if (attribute.is(Trait.REQUIRED)) {
      throw ScimRefusal.of(
          kind == Kind.REMOVE ? ScimType.MUTABILITY : ScimType.INVALID_VALUE,
          attribute.name() + " is required");
    } else {
      holder.remove(attribute.name());
    }
  }
}
