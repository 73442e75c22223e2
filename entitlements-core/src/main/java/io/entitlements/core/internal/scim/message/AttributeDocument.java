package io.entitlements.core.internal.scim.message;

import io.entitlements.core.internal.scim.schema.Attribute;
import io.entitlements.core.internal.scim.schema.AttributeType;
import io.entitlements.core.internal.scim.schema.Trait;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Attributes as schemas show them (RFC 7643, 7). */
final class AttributeDocument {

  private AttributeDocument() {}

  static ArrayNode of(List<Attribute> attributes) {
    ArrayNode documents = JsonNodeFactory.instance.arrayNode();
    attributes.forEach(attribute -> documents.add(of(attribute)));
    return documents;
  }

  private static ObjectNode of(Attribute attribute) {
    ObjectNode document =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", attribute.name())
            .put("type", attribute.type().keyword())
            .put("multiValued", attribute.is(Trait.MULTI_VALUED))
            .put("description", attribute.description())
            .put("required", attribute.is(Trait.REQUIRED))
            .put("caseExact", attribute.is(Trait.CASE_EXACT))
            .put("mutability", mutability(attribute))
            .put("returned", attribute.is(Trait.ALWAYS_RETURNED) ? "always" : "default")
            .put("uniqueness", attribute.is(Trait.UNIQUE) ? "server" : "none");
    if (!attribute.values().isEmpty()) {
      boolean isReference = attribute.type() == AttributeType.REFERENCE;
      ArrayNode values = document.putArray(isReference ? "referenceTypes" : "canonicalValues");
      attribute.values().forEach(values::add);
    }
    if (attribute.isComplex()) {
      document.set("subAttributes", of(attribute.subAttributes()));
    }
    return document;
  }

  private static String mutability(Attribute attribute) {
    if (attribute.is(Trait.READ_ONLY)) {
      return "readOnly";
    }
    return attribute.is(Trait.IMMUTABLE) ? "immutable" : "readWrite";
  }
}
