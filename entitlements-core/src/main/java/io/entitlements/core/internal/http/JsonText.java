package io.entitlements.core.internal.http;

import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the JSON (RFC 8259) of an answer strictly and within bounds, as far as it is looked at.
 * Whatever is wrong with it, the answer is a {@link RosterUnavailableException}, which shows
 * nothing of the text.
 */
public final class JsonText {

  /** How much of a text is kept, in characters: more than anything that is looked at may have. */
  public static final int MAX_TEXT = 4_096;

  private static final int MOST_VALUES = 500_000;

  /** In the place of names that are not to be shown. */
  private static final String OTHER_MEMBER = "?";

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(50)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(10_000)
                  .maxNumberLength(1_000)
                  .build())
          .build();

  private final RemoteAnswer answer;
  private final JsonParser parser;
  private int valuesLeft = MOST_VALUES;

  private JsonText(RemoteAnswer answer, JsonParser parser) {
    this.answer = answer;
    this.parser = parser;
  }

  /**
   * Reads an answer that is one object.
   *
   * @throws RosterUnavailableException if it is not, is no UTF-8, or holds too much
   */
  public static JsonRecord read(RemoteAnswer answer, JsonShape shape) {
    String text = decode(answer.expectJson());
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      JsonText json = new JsonText(answer, parser);
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw answer.malformed("expected a JSON object");
      }
      JsonRecord root = json.members(shape);
      if (parser.nextToken() != null) {
        throw answer.malformed("something follows the end of the JSON object");
      }
      return root;
    } catch (StreamConstraintsException e) {
      throw answer.fault(Reason.TOO_LARGE, "the JSON is nested too deeply, or has too long a name");
    } catch (JacksonException e) {
      // Its message shows text of the answer.
      throw answer.malformed("this is not JSON that can be read");
    }
  }

  /** Reads what may be an object, as errors are told; empty if it is not. */
  public static Optional<JsonRecord> tryRead(RemoteAnswer answer, JsonShape shape) {
    try {
      return Optional.of(read(answer, shape));
    } catch (RosterUnavailableException noObject) {
      return Optional.empty();
    }
  }

  private static String decode(RemoteAnswer answer) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(answer.body())).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw answer.malformed("this is not valid UTF-8");
    }
  }

  private JsonRecord members(JsonShape shape) {
    Map<String, Object> members = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (shape.closed() && !shape.knows(name)) {
        parser.skipChildren();
        members.put(OTHER_MEMBER, JsonRecord.OTHER);
        continue;
      }
      if (token == JsonToken.VALUE_NULL) {
        if (shape.knows(name)) {
          members.put(name, JsonRecord.NOTHING);
        }
      } else if (shape.texts().contains(name)) {
        members.put(name, text(token));
      } else if (shape.objects().containsKey(name)) {
        members.put(name, object(token, shape.objects().get(name)));
      } else if (shape.lists().containsKey(name)) {
        members.put(name, list(token, shape.lists().get(name)));
      } else {
        parser.skipChildren();
      }
    }
    return new JsonRecord(members);
  }

  private Object text(JsonToken token) {
    if (!token.isScalarValue()) {
      parser.skipChildren();
      return JsonRecord.OTHER;
    }
    count();
    String text = parser.getString();
    return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
  }

  private Object object(JsonToken token, JsonShape shape) {
    if (token != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return JsonRecord.OTHER;
    }
    count();
    return members(shape);
  }

  private Object list(JsonToken token, JsonShape element) {
    if (token != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return JsonRecord.OTHER;
    }
    List<JsonRecord> list = new ArrayList<>();
    boolean odd = false;
    JsonToken next = parser.nextToken();
    while (next != JsonToken.END_ARRAY) {
      if (next == JsonToken.START_OBJECT) {
        count();
        list.add(members(element));
      } else {
        parser.skipChildren();
        odd = true;
      }
      next = parser.nextToken();
    }
    return odd ? JsonRecord.OTHER : list;
  }

  private void count() {
    if (--valuesLeft < 0) {
      throw answer.fault(Reason.TOO_LARGE, "the answer has more than " + MOST_VALUES + " values");
    }
  }
}
