package io.entitlements.core.internal.scim.patch;

import io.entitlements.core.internal.scim.ScimRefusal;
import io.entitlements.core.internal.scim.filter.Path;
import io.entitlements.core.internal.scim.patch.PatchOperation.Kind;
import io.entitlements.core.internal.scim.schema.Attribute;
import io.entitlements.core.internal.scim.schema.ResourceType;
import io.entitlements.core.internal.scim.schema.Trait;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which of the values that are identified by themselves some changes name, so that a large group
 * need not be read to change a few of its members. What is malformed is for {@link Patch} to
 * refuse.
 */
public final class NamedMembers {

  private final ResourceType type;
  private final Set<String> named = new HashSet<>();

  private NamedMembers(ResourceType type) {
    this.type = type;
  }

  /**
   * Finds them.
   *
   * @return those that are added or removed; empty if a change is about all values, whatever they
   *     are
   */
  public static Optional<Set<String>> in(ResourceType type, List<PatchOperation> operations) {
    NamedMembers members = new NamedMembers(type);
    try {
      return operations.stream().allMatch(members::take)
          ? Optional.of(members.named)
          : Optional.empty();
    } catch (ScimRefusal malformed) {
      return Optional.empty();
    }
  }

  /** Takes what a change names; false if it does not name it. */
  private boolean take(PatchOperation operation) {
    if (operation.path().isPresent()) {
      return take(operation.kind(), operation.path().get(), operation.value());
    }
    if (operation.value().orElse(null) instanceof ObjectNode values) {
      for (Map.Entry<String, JsonNode> member : values.properties()) {
        Optional<JsonNode> value = Optional.of(member.getValue());
        if (!take(operation.kind(), Path.parse(member.getKey()), value)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean take(Kind kind, Path path, Optional<JsonNode> value) {
    Optional<Target> target =
        Target.of(type, path).filter(found -> found.attribute().is(Trait.IDENTIFIED_BY_VALUE));
    if (target.isEmpty()) {
      return true;
    }
    if (target.get().sub().isPresent() || kind == Kind.REPLACE) {
      return false;
    }
    if (target.get().values().isPresent()) {
      Optional<Collection<String>> values = FilteredValues.named(target.get().values().get());
      values.ifPresent(named::addAll);
      return values.isPresent();
    }
    return value.filter(sent -> !sent.isNull()).map(this::takeAll).orElse(kind == Kind.ADD);
  }

  private boolean takeAll(JsonNode sent) {
    if (sent.isArray()) {
      sent.forEach(this::takeOne);
    } else {
      takeOne(sent);
    }
    return true;
  }

  private void takeOne(JsonNode one) {
    for (Map.Entry<String, JsonNode> member : one.properties()) {
      if (member.getKey().equalsIgnoreCase(Attribute.VALUE)) {
        member.getValue().stringValueOpt().ifPresent(named::add);
      }
    }
  }
}
