package io.entitlements.core.internal.scim.patch;

import io.entitlements.core.internal.scim.ScimRefusal;
import io.entitlements.core.internal.scim.ScimType;
import io.entitlements.core.internal.scim.filter.Path;
import io.entitlements.core.internal.scim.patch.PatchOperation.Kind;
import io.entitlements.core.internal.scim.schema.Found.Other;
import io.entitlements.core.internal.scim.schema.ResourceType;
import io.entitlements.core.internal.scim.schema.Trait;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes a resource (RFC 7644, 3.5.2): by all of the changes, or not at all. */
public final class Patch {

  private final ResourceType type;
  private final Working working;

  private Patch(ResourceType type, Working working) {
    this.type = type;
    this.working = working;
  }

  /**
   * What becomes of a resource.
   *
   * @param type what it is
   * @param current the resource in its canonical form, with {@code id} and whatever else is shown
   *     of it; it is not changed
   * @return the changed one; equal to the current one if nothing changes
   * @throws ScimRefusal if a change cannot be made; the detail says which
   */
  public static ObjectNode apply(
      ResourceType type, ObjectNode current, List<PatchOperation> operations) {
    Working working = new Working(type, current);
    Patch patch = new Patch(type, working);
    for (int i = 0; i < operations.size(); i++) {
      try {
        patch.apply(operations.get(i));
      } catch (ScimRefusal refusal) {
        throw refusal.in(PatchReader.name(i));
      }
    }
    return working.finished();
  }

  private void apply(PatchOperation operation) {
    if (operation.kind() != Kind.REMOVE && operation.value().isEmpty()) {
      throw ScimRefusal.invalidValue("a value is missing");
    }
    if (operation.path().isEmpty()) {
      applyToAll(operation);
      return;
    }
    Optional<Target> target = Target.of(type, operation.path().get());
    if (target.isPresent()) {
      if (target.get().isReadOnly()) {
        throw target.get().cannotBeSet();
      }
      apply(operation.kind(), target.get(), operation.value().orElse(NullNode.getInstance()));
    }
  }

  /** Okta names everything in the value; Entra ID does so, too, by paths as names. */
  private void applyToAll(PatchOperation operation) {
    if (operation.kind() == Kind.REMOVE) {
      throw ScimRefusal.of(ScimType.NO_TARGET, "what is removed is named by a path");
    }
    if (!(operation.value().orElseThrow() instanceof ObjectNode values)) {
      throw ScimRefusal.invalidValue("without a path, the value is an object");
    }
    for (Map.Entry<String, JsonNode> member : values.properties()) {
      Path path = Path.parse(member.getKey());
      if (type.find(path.attribute()) == Other.UNKNOWN) {
        continue;
      }
      Optional<Target> target = Target.of(type, path);
      if (target.isPresent() && target.get().isReadOnly()) {
        checkSame(target.get(), member.getValue());
      } else if (target.isPresent()) {
        apply(operation.kind(), target.get(), member.getValue());
      }
    }
  }

  /** Okta sends the id of the group along. */
  private void checkSame(Target target, JsonNode sent) {
    JsonNode current = working.resource().get(target.attribute().name());
    if (target.sub().isPresent() || !sent.equals(current)) {
      throw target.cannotBeSet();
    }
  }

  private void apply(Kind kind, Target target, JsonNode value) {
    if (target.attribute().is(Trait.MULTI_VALUED)) {
      new ManyValues(working, target).apply(kind, value);
    } else {
      new OneValue(working.resource(), target).apply(kind, value);
    }
  }
}
