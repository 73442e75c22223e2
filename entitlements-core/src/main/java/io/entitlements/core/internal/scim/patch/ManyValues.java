package io.entitlements.core.internal.scim.patch;

import io.entitlements.core.internal.scim.ScimRefusal;
import io.entitlements.core.internal.scim.ScimType;
import io.entitlements.core.internal.scim.filter.FilterCompiler;
import io.entitlements.core.internal.scim.patch.PatchOperation.Kind;
import io.entitlements.core.internal.scim.schema.Attribute;
import io.entitlements.core.internal.scim.schema.Canonical;
import io.entitlements.core.internal.scim.schema.Elements;
import io.entitlements.core.internal.scim.schema.Trait;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes an attribute that has several values: all of them, some, or something inside them. */
final class ManyValues {

  private final Working working;
  private final Target target;
  private final Attribute attribute;
  private final Elements elements;

  ManyValues(Working working, Target target) {
    this.working = working;
    this.target = target;
    this.attribute = target.attribute();
    this.elements = working.elements(attribute);
  }

  void apply(Kind kind, JsonNode value) {
    if (target.sub().isPresent()) {
      changeInside(kind, target.sub().get(), value);
    } else if (target.values().isPresent()) {
      changeSome(kind, value);
    } else {
      changeAll(kind, value);
    }
  }

  private void changeAll(Kind kind, JsonNode value) {
    if (kind == Kind.REMOVE && value.isNull()) {
      elements.clear();
    } else if (kind == Kind.REMOVE) {
      removeSame(array(value));
    } else {
      Elements sent = Canonical.elements(attribute, array(value));
      if (kind == Kind.REPLACE) {
        elements.clear();
      }
      elements.addAll(sent);
    }
  }

  /** One value may stand without brackets; null is none. */
  private static JsonNode array(JsonNode value) {
    if (value.isObject() || value.isNull()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      return value.isNull() ? array : array.add(value);
    }
    return value;
  }

  /** Entra ID names who is removed in the value. */
  private void removeSame(JsonNode sent) {
    if (!sent.isArray()) {
      throw ScimRefusal.invalidValue(attribute.name() + " is an array");
    }
    List<String> values = new ArrayList<>();
    for (JsonNode one : sent) {
      Optional<ObjectNode> same = Canonical.element(attribute, one);
      if (same.isEmpty()) {
        continue;
      }
      if (attribute.is(Trait.IDENTIFIED_BY_VALUE)) {
        values.add(same.get().path(Attribute.VALUE).stringValue());
      } else {
        working.lookAt(elements);
        elements.removeIf(element -> hasAll(element, same.get()));
      }
    }
    elements.removeValues(values);
  }

  private static boolean hasAll(JsonNode element, ObjectNode members) {
    return members.properties().stream()
        .allMatch(member -> member.getValue().equals(element.get(member.getKey())));
  }

  private void changeSome(Kind kind, JsonNode value) {
    Predicate<JsonNode> condition = condition();
    if (kind == Kind.REMOVE) {
      remove(condition);
      return;
    }
    if (attribute.is(Trait.IDENTIFIED_BY_VALUE)) {
      throw ScimRefusal.of(
          ScimType.MUTABILITY, attribute.name() + " are added and removed, not changed");
    }
    Optional<ObjectNode> sent =
        value.isNull() ? Optional.empty() : Canonical.element(attribute, value);
    List<ObjectNode> matching = matching(condition);
    if (sent.isEmpty()) {
      if (kind == Kind.REPLACE) {
        elements.removeIf(condition);
      }
    } else if (matching.isEmpty()) {
      elements.add(missing().setAll(sent.get()));
    } else {
      for (ObjectNode element : matching) {
        if (kind == Kind.REPLACE) {
          element.removeAll();
        }
        elements.preferOnly(element.setAll(sent.get()));
      }
    }
  }

  private void remove(Predicate<JsonNode> condition) {
    Optional<Collection<String>> values =
        attribute.is(Trait.IDENTIFIED_BY_VALUE)
            ? FilteredValues.named(target.values().orElseThrow())
            : Optional.empty();
    if (values.isPresent()) {
      elements.removeValues(values.get());
    } else {
      working.lookAt(elements);
      elements.removeIf(condition);
    }
  }

  private void changeInside(Kind kind, Attribute sub, JsonNode value) {
    Optional<JsonNode> sent = kind == Kind.REMOVE ? Optional.empty() : Canonical.value(sub, value);
    List<ObjectNode> matching = matching(condition());
    if (sent.isEmpty()) {
      matching.forEach(element -> element.remove(sub.name()));
    } else if (matching.isEmpty()) {
      elements.add(missing().set(sub.name(), sent.get()));
    } else {
      for (ObjectNode element : matching) {
        elements.preferOnly(element.set(sub.name(), sent.get()));
      }
    }
  }

  private List<ObjectNode> matching(Predicate<JsonNode> condition) {
    working.lookAt(elements);
    return elements.matching(condition);
  }

  private Predicate<JsonNode> condition() {
    return target
        .values()
        .map(filter -> FilterCompiler.compile(filter, attribute))
        .orElse(element -> true);
  }

  /** Entra ID sets what is inside a value that does not exist yet. */
  private ObjectNode missing() {
    return FilteredValues.fulfilling(target.values(), attribute)
        .orElseThrow(
            () ->
                ScimRefusal.of(
                    ScimType.NO_TARGET, "no value of " + attribute.name() + " fulfils the filter"));
  }
}
