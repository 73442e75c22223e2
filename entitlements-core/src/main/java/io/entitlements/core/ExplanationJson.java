package io.entitlements.core;

import io.entitlements.check.ConsideredRight;
import io.entitlements.check.Decision;
import io.entitlements.check.Explanation;
import io.entitlements.check.Remedy;
import java.io.StringWriter;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * An explanation as JSON (RFC 8259), for a portal's page or a support tool: the members are those
 * of {@link Explanation}, constants as they are named, instants in ISO 8601. New members may be
 * added; none is renamed.
 */
public final class ExplanationJson {

  private static final JsonFactory FACTORY = new JsonFactory();

  private ExplanationJson() {}

  /**
   * Writes an explanation.
   *
   * @param explanation the explanation
   * @return one JSON object
   */
  public static String write(Explanation explanation) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("format", "explanation/1");
      json.writeStringProperty("feature", explanation.feature().toString());
      json.writeStringProperty("at", explanation.at().toString());
      write(json, explanation.decision());
      write(json, explanation.remedy());
      json.writeArrayPropertyStart("rights");
      explanation.rights().forEach(right -> write(json, right));
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, ConsideredRight right) {
    json.writeStartObject();
    json.writeStringProperty("organization", right.organization().toString());
    json.writeStringProperty("subscription", right.subscription().toString());
    right.method().ifPresent(method -> json.writeStringProperty("method", method.name()));
    json.writeBooleanProperty("decides", right.decides());
    write(json, right.decision());
    right.failed().ifPresent(rule -> json.writeStringProperty("failed", rule.name()));
    write(json, right.remedy());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Decision decision) {
    json.writeObjectPropertyStart("decision");
    json.writeBooleanProperty("allowed", decision.isAllowed());
    json.writeStringProperty("level", decision.level().name());
    json.writeStringProperty("reason", decision.reason().name());
    decision.source().ifPresent(source -> json.writeStringProperty("source", source.toString()));
    if (!decision.validUntil().equals(Decision.NO_CHANGE_BY_TIME)) {
      json.writeStringProperty("validUntil", decision.validUntil().toString());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Optional<Remedy> remedy) {
    remedy.ifPresent(
        help -> {
          json.writeStringProperty("remedy", help.name());
          json.writeStringProperty("words", help.words());
        });
  }
}
