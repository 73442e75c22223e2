package io.entitlements.core.internal.scim.patch;

import io.entitlements.core.internal.scim.ScimRefusal;
import io.entitlements.core.internal.scim.ScimType;
import io.entitlements.core.internal.scim.Urns;
import io.entitlements.core.internal.scim.filter.Path;
import io.entitlements.core.internal.scim.patch.PatchOperation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body of a PATCH. Entra ID writes the kinds with a capital. */
public final class PatchReader {

  /** How many changes one request has at most. */
  public static final int MOST_OPERATIONS = 5_000;

  private PatchReader() {}

  /**
   * Reads the changes.
   *
   * @throws ScimRefusal if it is no such body, has no or too many changes, or a change or its path
   *     is malformed
   */
  public static List<PatchOperation> read(ObjectNode body) {
    checkSchemas(member(body, "schemas"));
    JsonNode operations = member(body, "Operations");
    if (operations == null || !operations.isArray() || operations.isEmpty()) {
      throw ScimRefusal.of(ScimType.INVALID_SYNTAX, "Operations is an array of changes");
    }
    if (operations.size() > MOST_OPERATIONS) {
      throw ScimRefusal.of(
          ScimType.TOO_MANY, "one request has at most " + MOST_OPERATIONS + " changes");
    }
    List<PatchOperation> read = new ArrayList<>(operations.size());
    for (JsonNode one : operations) {
      try {
        read.add(operation(one));
      } catch (ScimRefusal refusal) {
        throw refusal.in(name(read.size()));
      }
    }
    return read;
  }

  /** How a change is called in the detail of an error. */
  static String name(int index) {
    return "Operations[" + index + "]";
  }

  private static void checkSchemas(@Nullable JsonNode schemas) {
    if (schemas == null) {
      return;
    }
    for (JsonNode one : schemas) {
      if (one.stringValue("").equalsIgnoreCase(Urns.PATCH_OP)) {
        return;
      }
    }
    throw ScimRefusal.of(ScimType.INVALID_SYNTAX, "schemas has " + Urns.PATCH_OP);
  }

  private static PatchOperation operation(JsonNode sent) {
    if (!(sent instanceof ObjectNode change)) {
      throw ScimRefusal.of(ScimType.INVALID_SYNTAX, "a change is an object");
    }
    return new PatchOperation(
        kind(member(change, "op")),
        path(member(change, "path")),
        Optional.ofNullable(member(change, "value")));
  }

  private static Kind kind(@Nullable JsonNode sent) {
    String word = sent == null ? "" : sent.stringValue("");
    for (Kind kind : Kind.values()) {
      if (kind.name().equalsIgnoreCase(word)) {
        return kind;
      }
    }
    throw ScimRefusal.of(ScimType.INVALID_SYNTAX, "op is add, remove or replace");
  }

  private static Optional<Path> path(@Nullable JsonNode sent) {
    if (sent == null || sent.isNull()) {
      return Optional.empty();
    }
    if (!sent.isString()) {
      throw ScimRefusal.of(ScimType.INVALID_PATH, "path is a text");
    }
    String path = sent.stringValue().strip();
    return path.isEmpty() ? Optional.empty() : Optional.of(Path.parse(path));
  }

  private static @Nullable JsonNode member(ObjectNode object, String name) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (member.getKey().equalsIgnoreCase(name)) {
        return member.getValue();
      }
    }
    return null;
  }
}
