package io.entitlements.core.internal.scim.schema;

import java.util.List;
import java.util.Set;

/**
 * A schema as far as it is supported.
 *
 * @param id its URN
 * @param name its name
 * @param description a sentence for people
 * @param attributes what it has here
 * @param notKept what it has in the standard only: names in small letters, those of an attribute's
 *     own attributes after a dot
 */
public record Schema(
    String id, String name, String description, List<Attribute> attributes, Set<String> notKept) {

  /** Keeps immutable copies. */
  public Schema {
    attributes = List.copyOf(attributes);
    notKept = Set.copyOf(notKept);
  }

  /** An extension's attributes as those of one attribute whose name is the URN. */
  Attribute asAttribute() {
    return Attribute.text(id, description).with(attributes.toArray(Attribute[]::new));
  }
}
