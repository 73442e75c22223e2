package io.entitlements.core.roster.scim;

import io.entitlements.core.internal.scim.message.Json;
import io.entitlements.core.internal.scim.patch.NamedMembers;
import io.entitlements.core.internal.scim.patch.Patch;
import io.entitlements.core.internal.scim.patch.PatchOperation;
import io.entitlements.core.internal.scim.schema.Attribute;
import io.entitlements.core.internal.scim.schema.Schemas;
import io.entitlements.roster.PushedContent;
import io.entitlements.roster.PushedList;
import io.entitlements.roster.PushedResource;
import io.entitlements.roster.PushedResource.Kind;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How groups are kept: their members apart from the rest, so that a change of one member is one
 * row, however many there are.
 */
final class GroupForm implements ResourceForm {

  static final String MEMBERS = "members";

  @Override
  public Kind kind() {
    return Kind.GROUP;
  }

  /** It may have many members, and nobody looks at them. */
  @Override
  public boolean isShownWhenPatched() {
    return false;
  }

  @Override
  public PushedContent created(String id, ObjectNode said) {
    return content(said, Set.of(), members(said));
  }

  @Override
  public PushedContent replaced(String id, ObjectNode said, PushedList.Members members) {
    return content(said, new LinkedHashSet<>(members.all()), members(said));
  }

  @Override
  public PushedContent patched(
      PushedResource current, PushedList.Members members, List<PatchOperation> operations) {
    Set<String> looked =
        NamedMembers.in(Schemas.GROUP, operations)
            .map(members::among)
            .orElseGet(() -> new LinkedHashSet<>(members.all()));
    ObjectNode before = Json.kept(current.body()).put("id", current.id());
    if (!looked.isEmpty()) {
      put(before, looked);
    }
    ObjectNode after = Patch.apply(Schemas.GROUP, before, operations);
    after.remove("id");
    return content(after, looked, members(after));
  }

  private static void put(ObjectNode group, Collection<String> members) {
    ArrayNode array = group.putArray(MEMBERS);
    members.forEach(member -> array.addObject().put(Attribute.VALUE, member));
  }

  private static Set<String> members(ObjectNode group) {
    Set<String> members = new LinkedHashSet<>();
    for (JsonNode member : group.path(MEMBERS)) {
      members.add(member.path(Attribute.VALUE).stringValue());
    }
    return members;
  }

  private static PushedContent content(ObjectNode said, Set<String> before, Set<String> after) {
    ObjectNode kept = said.deepCopy();
    kept.remove(MEMBERS);
    Set<String> joining = new HashSet<>(after);
    joining.removeAll(before);
    Set<String> leaving = new HashSet<>(before);
    leaving.removeAll(after);
    return new PushedContent.Group(UserForm.externalId(kept), Json.text(kept), joining, leaving);
  }
}
