package io.entitlements.core.internal.scim.message;

import io.entitlements.core.internal.scim.schema.AttributePath;
import io.entitlements.core.internal.scim.schema.Found.Kept;
import io.entitlements.core.internal.scim.schema.ResourceType;
import io.entitlements.core.internal.scim.schema.Trait;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which attributes are given (RFC 7644, 3.9): those asked for, or all but those excluded. If both
 * is said, those asked for count. Names that mean nothing are passed over; {@code id} and {@code
 * schemas} are always given.
 */
public final class Projection {

  private final ResourceType type;
  private final boolean only;

  /** What is asked for, or excluded: the whole, or parts of it. */
  private final Map<String, Named> named = new HashMap<>();

  private Projection(ResourceType type, boolean only) {
    this.type = type;
    this.only = only;
  }

  /**
   * An attribute that is named.
   *
   * @param whole whether it is named itself
   * @param subs which of its own are named
   */
  private record Named(boolean whole, Set<String> subs) {}

  /** Everything. */
  public static Projection all(ResourceType type) {
    return new Projection(type, false);
  }

  /**
   * What is asked for.
   *
   * @param attributes the names of those to be given, if they are said
   * @param excluded the names of those not to be given
   */
  public static Projection of(
      ResourceType type, Collection<String> attributes, Collection<String> excluded) {
    boolean only = !attributes.isEmpty();
    Projection projection = new Projection(type, only);
    (only ? attributes : excluded).forEach(projection::name);
    return projection;
  }

  private void name(String text) {
    Optional<AttributePath> path = AttributePath.parse(text.strip());
    if (path.isPresent() && type.find(path.get()) instanceof Kept kept) {
      Named more =
          new Named(
              kept.sub().isEmpty(), kept.sub().map(sub -> Set.of(sub.name())).orElse(Set.of()));
      named.merge(kept.attribute().name(), more, Projection::both);
    }
  }

  private static Named both(Named one, Named other) {
    Set<String> subs = new HashSet<>(one.subs());
    subs.addAll(other.subs());
    return new Named(one.whole() || other.whole(), Set.copyOf(subs));
  }

  /** Whether anything of an attribute is given, so that it need not be looked up if not. */
  public boolean gives(String attribute) {
    Named known = named.get(attribute);
    return only ? known != null : known == null || !known.whole();
  }

  /** What is given of a resource, which is not changed. */
  public ObjectNode apply(ObjectNode resource) {
    if (named.isEmpty() && !only) {
      return resource;
    }
    ObjectNode given = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : resource.properties()) {
      String name = member.getKey();
      Named known = named.get(name);
      boolean always =
          type.attribute(name).filter(one -> one.is(Trait.ALWAYS_RETURNED)).isPresent();
      if (always || (known == null ? !only : known.whole() && only)) {
        given.set(name, member.getValue());
      } else if (known != null && !known.whole()) {
        JsonNode part = part(member.getValue(), known.subs());
        if (!part.isEmpty()) {
          given.set(name, part);
        }
      }
    }
    return given;
  }

  private JsonNode part(JsonNode value, Set<String> subs) {
    if (value.isArray()) {
      ArrayNode parts = JsonNodeFactory.instance.arrayNode();
      for (JsonNode one : value) {
        JsonNode part = part(one, subs);
        if (!part.isEmpty()) {
          parts.add(part);
        }
      }
      return parts;
    }
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      if (subs.contains(member.getKey()) == only) {
        part.set(member.getKey(), member.getValue());
      }
    }
    return part;
  }
}
