package io.entitlements.core.internal.scim.schema;

import io.entitlements.core.internal.scim.ScimRefusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The values of an attribute that has several (RFC 7643, 2.4), in their order: none twice, at most
 * one primary. Those that are identified by their value are found by it at once, however many there
 * are.
 */
public final class Elements {

  /** How many there are at most, unless they are identified by their value. */
  public static final int MOST = 100;

  private final Attribute attribute;
  private final Map<Object, ObjectNode> byKey = new LinkedHashMap<>();
  private int added;

  private Elements(Attribute attribute) {
    this.attribute = attribute;
  }

  /** No values. */
  public static Elements none(Attribute attribute) {
    return new Elements(attribute);
  }

  /** The values that a resource has. */
  public static Elements of(Attribute attribute, @Nullable JsonNode array) {
    Elements elements = new Elements(attribute);
    if (array != null) {
      array.forEach(one -> elements.add((ObjectNode) one));
    }
    return elements;
  }

  /** How many there are. */
  public int size() {
    return byKey.size();
  }

  /** Adds one, unless it is there. */
  public void add(ObjectNode element) {
    if (attribute.is(Trait.IDENTIFIED_BY_VALUE)) {
      byKey.putIfAbsent(element.path(Attribute.VALUE).stringValue(), element);
    } else if (!byKey.containsValue(element)) {
      if (byKey.size() == MOST) {
        throw ScimRefusal.invalidValue(attribute.name() + " has more than " + MOST + " values");
      }
      byKey.put(added++, element);
      preferOnly(element);
    }
  }

  /** Adds all of others. */
  public void addAll(Elements others) {
    others.byKey.values().forEach(this::add);
  }

  /** Makes the others secondary if this one is primary (RFC 7644, 3.5.2). */
  public void preferOnly(ObjectNode element) {
    if (isPrimary(element)) {
      for (ObjectNode other : matching(one -> isPrimary((ObjectNode) one))) {
        other.put(Attribute.PRIMARY, false);
      }
      element.put(Attribute.PRIMARY, true);
    }
  }

  static boolean isPrimary(ObjectNode element) {
    return element.path(Attribute.PRIMARY).booleanValue(false);
  }

  /** Those that fulfil a condition; they may be changed. */
  public List<ObjectNode> matching(Predicate<JsonNode> condition) {
    List<ObjectNode> found = new ArrayList<>();
    for (ObjectNode element : byKey.values()) {
      if (condition.test(element)) {
        found.add(element);
      }
    }
    return found;
  }

  /** Removes those that fulfil a condition. */
  public void removeIf(Predicate<JsonNode> condition) {
    byKey.values().removeIf(condition);
  }

  /** Removes those with such values; only where values identify. */
  public void removeValues(Collection<String> values) {
    values.forEach(byKey::remove);
  }

  /** Removes all. */
  public void clear() {
    byKey.clear();
  }

  /** As a resource has them: those that have a value, and of what became the same, one. */
  public ArrayNode toArray() {
    Stream<ObjectNode> whole =
        byKey.values().stream().filter(element -> element.has(Attribute.VALUE));
    boolean differ = attribute.is(Trait.IDENTIFIED_BY_VALUE);
    ArrayNode array = JsonNodeFactory.instance.arrayNode(byKey.size());
    return array.addAll((differ ? whole : whole.distinct()).toList());
  }
}
