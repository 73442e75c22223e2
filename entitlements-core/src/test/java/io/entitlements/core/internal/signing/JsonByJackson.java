package io.entitlements.core.internal.signing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * What a text is by Jackson's strict parser and our rules: whole numbers fit a {@code long} where
 * they are asked for, and neither the text nor its strings have half of a character.
 */
final class JsonByJackson {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(StrictJson.MAX_DEPTH).build())
          .build();

  private final JsonParser parser;
  private boolean sound = true;
  private boolean outOfRange;

  private JsonByJackson(JsonParser parser) {
    this.parser = parser;
  }

  static Optional<Object> read(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      JsonByJackson reading = new JsonByJackson(parser);
      reading.string(text);
      Optional<Object> tree = reading.whole();
      return reading.outOfRange ? Optional.empty() : tree;
    } catch (JacksonException broken) {
      return Optional.empty();
    }
  }

  static boolean isPassed(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      JsonByJackson reading = new JsonByJackson(parser);
      reading.string(text);
      return reading.whole().isPresent();
    } catch (JacksonException broken) {
      return false;
    }
  }

  private Optional<Object> whole() {
    if (parser.nextToken() == null) {
      return Optional.empty();
    }
    Object tree = tree();
    return parser.nextToken() == null && sound ? Optional.of(tree) : Optional.empty();
  }

  private Object tree() {
    return switch (parser.currentToken()) {
      case START_OBJECT -> members();
      case START_ARRAY -> elements();
      case VALUE_STRING -> string(parser.getString());
      case VALUE_NUMBER_INT -> number();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> JsonTree.OTHER;
    };
  }

  private Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = string(parser.currentName());
      parser.nextToken();
      members.put(name, tree());
    }
    return members;
  }

  private List<Object> elements() {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(tree());
    }
    return elements;
  }

  private Object number() {
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      outOfRange = true;
      return JsonTree.OTHER;
    }
    return parser.getLongValue();
  }

  private String string(String value) {
    sound &= value.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
    return value;
  }
}
