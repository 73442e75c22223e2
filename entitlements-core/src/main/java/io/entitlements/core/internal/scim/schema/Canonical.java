package io.entitlements.core.internal.scim.schema;

import io.entitlements.core.internal.scim.ScimRefusal;
import io.entitlements.core.internal.scim.ScimType;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Brings values into the one form that everything else sees: our names of members, the type that
 * the schema says, nothing empty, nothing that is not kept, nothing that senders cannot set.
 */
public final class Canonical {

  /** The longest text in UTF-16 units. */
  public static final int MAX_TEXT = 1_024;

  private Canonical() {}

  /**
   * A value of an attribute, as it is sent.
   *
   * @return empty if what was sent is nothing: null, an empty text, an object or an array without
   *     anything (RFC 7643, 2.5)
   * @throws ScimRefusal if it is of another type, or no store keeps it
   */
  public static Optional<JsonNode> value(Attribute attribute, JsonNode sent) {
    if (sent.isNull()) {
      return Optional.empty();
    }
    if (attribute.is(Trait.MULTI_VALUED)) {
      ArrayNode elements = elements(attribute, sent).toArray();
      return elements.isEmpty() ? Optional.empty() : Optional.of(elements);
    }
    return single(attribute, sent);
  }

  /** The values of an attribute that has several, which are sent as an array. */
  public static Elements elements(Attribute attribute, JsonNode sent) {
    if (!sent.isArray()) {
      throw wrongType(attribute, "an array");
    }
    Elements elements = Elements.none(attribute);
    boolean preferred = false;
    for (JsonNode one : sent) {
      Optional<ObjectNode> element = element(attribute, one);
      if (element.isPresent() && element.get().has(Attribute.VALUE)) {
        boolean primary = Elements.isPrimary(element.get());
        if (primary && preferred) {
          throw ScimRefusal.invalidValue(attribute.name() + " has two primary values");
        }
        preferred |= primary;
        elements.add(element.get());
      }
    }
    return elements;
  }

  /** One of the values of an attribute that has several. */
  public static Optional<ObjectNode> element(Attribute attribute, JsonNode sent) {
    Optional<ObjectNode> element = object(attribute, sent);
    for (Attribute sub : attribute.subAttributes()) {
      if (sub.is(Trait.REQUIRED) && element.filter(one -> one.has(sub.name())).isEmpty()) {
        throw ScimRefusal.invalidValue(attribute.name() + " lacks " + sub.name());
      }
    }
    return element;
  }

  private static Optional<JsonNode> single(Attribute attribute, JsonNode sent) {
    return switch (attribute.type()) {
      case COMPLEX -> object(attribute, sent).map(object -> object);
      case BOOLEAN -> Optional.of(flag(attribute, sent));
      case STRING -> text(attribute, sent);
      case DATE_TIME, REFERENCE -> Optional.empty();
    };
  }

  private static Optional<ObjectNode> object(Attribute attribute, JsonNode sent) {
    if (!(sent instanceof ObjectNode object)) {
      throw wrongType(attribute, "an object");
    }
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    NamesSeen names = new NamesSeen();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      names.add(member.getKey());
      Optional<Attribute> sub = attribute.sub(member.getKey());
      if (sub.isPresent() && !sub.get().is(Trait.READ_ONLY)) {
        value(sub.get(), member.getValue()).ifPresent(value -> kept.set(sub.get().name(), value));
      }
    }
    return kept.isEmpty() ? Optional.empty() : Optional.of(kept);
  }

  /** The names of an object's members, which differ by more than case. */
  static final class NamesSeen {

    private final Set<String> names = new HashSet<>();

    void add(String name) {
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        throw ScimRefusal.of(
            ScimType.INVALID_SYNTAX, "an object has two members whose names differ by case only");
      }
    }
  }

  /** Entra ID sends texts for booleans. */
  private static JsonNode flag(Attribute attribute, JsonNode sent) {
    if (sent.isBoolean()) {
      return sent;
    }
    return flag(sent.stringValue(""))
        .map(BooleanNode::valueOf)
        .orElseThrow(() -> wrongType(attribute, "true or false"));
  }

  /** A boolean that is written as a text, in any case. */
  public static Optional<Boolean> flag(String text) {
    if (text.equalsIgnoreCase("true")) {
      return Optional.of(true);
    }
    return text.equalsIgnoreCase("false") ? Optional.of(false) : Optional.empty();
  }

  private static Optional<JsonNode> text(Attribute attribute, JsonNode sent) {
    if (!sent.isString()) {
      throw wrongType(attribute, "a text");
    }
    String text = sent.stringValue();
    if (text.isBlank()) {
      return Optional.empty();
    }
    if (text.length() > MAX_TEXT) {
      throw ScimRefusal.invalidValue(
          attribute.name() + " is longer than " + MAX_TEXT + " characters");
    }
    if (!isKept(text)) {
      throw ScimRefusal.invalidValue(attribute.name() + " has a character that is none");
    }
    return Optional.of(StringNode.valueOf(text));
  }

  /** No store keeps NUL, nor half a character. */
  private static boolean isKept(String text) {
    return text.codePoints()
        .allMatch(c -> c != 0 && !(c <= Character.MAX_VALUE && Character.isSurrogate((char) c)));
  }

  private static ScimRefusal wrongType(Attribute attribute, String expected) {
    return ScimRefusal.invalidValue(attribute.name() + " is " + expected);
  }
}
