package io.entitlements.samples.launch;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What a command answers: lines for people, or the same as one JSON object for machines. */
final class Answer {

  private final ExitCode code;
  private final List<String> lines = new ArrayList<>();
  private final List<Member> members = new ArrayList<>();

  private record Member(String name, @Nullable Object value) {}

  Answer(ExitCode code) {
    this.code = code;
  }

  ExitCode code() {
    return code;
  }

  /** Adds a line for people. */
  Answer line(String line) {
    lines.add(line);
    return this;
  }

  /** Adds a member for machines: a boolean, a number, null, or anything else as its text. */
  Answer member(String name, @Nullable Object value) {
    members.add(new Member(name, value));
    return this;
  }

  String text() {
    return String.join(System.lineSeparator(), lines);
  }

  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      for (Member member : members) {
        json.writeName(member.name());
        if (member.value() == null) {
          json.writeNull();
        } else if (member.value() instanceof Boolean bool) {
          json.writeBoolean(bool);
        } else if (member.value() instanceof Integer number) {
          json.writeNumber(number);
        } else {
          json.writeString(member.value().toString());
        }
      }
      json.writeEndObject();
    }
    return text.toString();
  }
}
