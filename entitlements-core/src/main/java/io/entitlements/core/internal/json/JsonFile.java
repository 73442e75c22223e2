package io.entitlements.core.internal.json;

import io.entitlements.error.InputProblem;
import io.entitlements.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON file (RFC 8259) that people or shops write: read strictly and within bounds, with the line
 * of every value, and with all its problems found at once where that is possible.
 */
public final class JsonFile {

  private static final int MAX_BYTES = 16 * 1024 * 1024;
  private static final int MAX_DEPTH = 20;
  private static final int MAX_TEXT = 10_000;
  private static final int MOST_PROBLEMS = 100;

  /** What the values of a file take is bounded by its bytes, which may all be brackets. */
  private static final int MOST_VALUES = 1_000_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_TEXT)
                  .maxNameLength(200)
                  .maxNumberLength(30)
                  .build())
          .build();

  private final String name;
  private final long firstLine;
  private int valuesLeft;

  /** A set: a transaction that is run again notes its problems again. */
  private final Set<InputProblem> problems = new LinkedHashSet<>();

  private JsonFile(String name, long firstLine, int mostValues) {
    this.name = name;
    this.firstLine = firstLine;
    this.valuesLeft = mostValues;
  }

  /**
   * Reads a file whose whole content is one object. The caller takes what it expects and then calls
   * {@link JsonObject#file()}'s {@link #throwIfBroken()}.
   *
   * @throws InvalidInputException if it is no JSON, or another value than an object
   */
  public static JsonObject read(String name, InputStream in) {
    JsonFile file = new JsonFile(name, 1, MOST_VALUES);
    return file.object(file.text(in));
  }

  /**
   * Reads one line of a file that has an object on each, as {@link #read} does a whole file.
   *
   * @param line its number, from 1
   * @param mostValues how many values, nested ones too, are read at most
   * @throws InvalidInputException if it is no JSON, has too many values, or is another value than
   *     an object
   */
  public static JsonObject readLine(String name, long line, String text, int mostValues) {
    return new JsonFile(name, line, mostValues).object(text);
  }

  private JsonObject object(String text) {
    JsonValue root = parse(text);
    if (root instanceof JsonValue.Members members) {
      return new JsonObject(this, "", members);
    }
    throw broken(root.line(), "a JSON object was expected");
  }

  /** The problems noted so far. */
  public List<InputProblem> problems() {
    return List.copyOf(problems);
  }

  /** Notes a problem. */
  public void problem(long line, String field, String problem) {
    problems.add(new InputProblem(name, line, field, problem));
    if (problems.size() >= MOST_PROBLEMS) {
      throwIfBroken();
    }
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidInputException with every problem noted, if there is any
   */
  public void throwIfBroken() {
    if (!problems.isEmpty()) {
      throw new InvalidInputException(List.copyOf(problems));
    }
  }

  private String text(InputStream in) {
    byte[] bytes;
    try {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
    if (bytes.length > MAX_BYTES) {
      throw broken(0, "the file is larger than " + MAX_BYTES / (1024 * 1024) + " MiB");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      // The decoder stops in front of the byte that is wrong.
      long line = 1;
      for (int i = 0; i < buffer.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw broken(line, "this is not valid UTF-8");
    }
  }

  private JsonValue parse(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        throw broken(0, "the file is empty");
      }
      JsonValue root = value(parser);
      if (parser.nextToken() != null) {
        throw broken(line(parser), "something follows the end of the JSON value");
      }
      return root;
    } catch (StreamReadException e) {
      throw broken(line(e.getLocation()), e.getOriginalMessage());
    } catch (JacksonException e) {
      throw broken(
          line(e.getLocation()), "this is not JSON that can be read: " + e.getOriginalMessage());
    }
  }

  private JsonValue value(JsonParser parser) {
    long line = line(parser);
    if (valuesLeft-- == 0) {
      throw broken(line, "there are too many values");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> members(parser, line);
      case START_ARRAY -> elements(parser, line);
      case VALUE_STRING -> new JsonValue.Text(line, parser.getString());
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? new JsonValue.Other(line, "a number out of range")
              : new JsonValue.Whole(line, parser.getLongValue());
      case VALUE_NUMBER_FLOAT -> new JsonValue.Other(line, "a number that is not whole");
      case VALUE_NULL -> new JsonValue.Other(line, "null");
      default -> new JsonValue.Flag(line, parser.getBooleanValue());
    };
  }

  private JsonValue members(JsonParser parser, long line) {
    Map<String, JsonValue> byName = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String member = parser.currentName();
      parser.nextToken();
      byName.put(member, value(parser));
    }
    return new JsonValue.Members(line, byName);
  }

  private JsonValue elements(JsonParser parser, long line) {
    List<JsonValue> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(parser));
    }
    return new JsonValue.Elements(line, values);
  }

  private long line(JsonParser parser) {
    return line(parser.currentTokenLocation());
  }

  private long line(TokenStreamLocation location) {
    return location == null || location.getLineNr() < 1 ? 0 : firstLine - 1 + location.getLineNr();
  }

  private InvalidInputException broken(long line, String problem) {
    return new InvalidInputException(new InputProblem(name, line, "", problem));
  }
}
