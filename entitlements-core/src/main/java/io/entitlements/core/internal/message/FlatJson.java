package io.entitlements.core.internal.message;

import io.entitlements.core.internal.signing.StrictJson;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON object of strings, whole numbers and lists of strings. Read strictly (RFC 8259, UTF-8, no
 * member twice) and within bounds; values of other types are passed over. Prints no value. Not
 * thread-safe.
 *
 * <p>Every reading method throws {@link IllegalArgumentException} where something else is there.
 */
public final class FlatJson {

  private static final int MOST_MEMBERS = 50;
  private static final int MOST_ELEMENTS = 100;
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, Object> members = new LinkedHashMap<>();

  /** Reads a whole text. */
  public static FlatJson read(byte[] bytes) {
    StrictJson json = StrictJson.of(bytes);
    FlatJson object = new FlatJson();
    json.startObject();
    String name = json.nextMember();
    while (name != null) {
      object.take(name, value(json));
      name = json.nextMember();
    }
    json.end();
    return object;
  }

  private void take(String name, @Nullable Object value) {
    if (value != null) {
      members.put(name, value);
      require(members.size() <= MOST_MEMBERS, "the number of members");
    }
  }

  /** Gives null for what is of another type. */
  private static @Nullable Object value(StrictJson json) {
    if (json.isText()) {
      return json.text();
    }
    if (json.isWhole()) {
      return json.number();
    }
    if (json.isArray()) {
      return strings(json);
    }
    json.skip();
    return null;
  }

  private static @Nullable List<String> strings(StrictJson json) {
    List<String> strings = new ArrayList<>();
    boolean flat = true;
    json.startArray();
    while (json.nextElement()) {
      if (json.isText()) {
        strings.add(json.text());
        require(strings.size() <= MOST_ELEMENTS, "the number of elements");
      } else {
        flat = false;
        json.skip();
      }
    }
    return flat ? strings : null;
  }

  /** Adds a string. */
  public FlatJson with(String name, String value) {
    members.put(name, value);
    return this;
  }

  /** Adds a whole number. */
  public FlatJson with(String name, long value) {
    members.put(name, value);
    return this;
  }

  /** Adds a list. */
  public FlatJson with(String name, List<String> values) {
    members.put(name, List.copyOf(values));
    return this;
  }

  /** Whether a member is there. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** A string that has to be there. */
  public String text(String name) {
    return optionalText(name).orElseThrow(() -> wrong(name));
  }

  /** A string, if it is there. */
  public Optional<String> optionalText(String name) {
    Object value = members.get(name);
    require(value == null || value instanceof String, name);
    return Optional.ofNullable((String) value);
  }

  /** A whole number from 0 on that has to be there. */
  public int number(String name) {
    if (members.get(name) instanceof Long whole && whole >= 0 && whole <= Integer.MAX_VALUE) {
      return whole.intValue();
    }
    throw wrong(name);
  }

  /** A UUID that has to be there, in the one text that it is written in. */
  public UUID uuid(String name) {
    String text = text(name);
    UUID uuid = UUID.fromString(text);
    require(uuid.toString().equals(text), name);
    return uuid;
  }

  /** A list of strings that has to be there. */
  public List<String> texts(String name) {
    if (members.get(name) instanceof List<?> list) {
      List<String> texts = new ArrayList<>();
      list.forEach(text -> texts.add((String) text));
      return texts;
    }
    throw wrong(name);
  }

  /** One of the constants of a closed vocabulary. */
  public <E extends Enum<E>> E word(String name, Class<E> vocabulary) {
    return Enum.valueOf(vocabulary, text(name));
  }

  /** The text in UTF-8. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      members.forEach((name, value) -> write(json, name, value));
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, String name, Object value) {
    if (value instanceof String text) {
      json.writeStringProperty(name, text);
    } else if (value instanceof Long number) {
      json.writeNumberProperty(name, number);
    } else {
      json.writeArrayPropertyStart(name);
      ((List<?>) value).forEach(text -> json.writeString((String) text));
      json.writeEndArray();
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw wrong(what);
    }
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(what + " is missing or of another form");
  }

  @Override
  public String toString() {
    return "FlatJson" + members.keySet();
  }
}
