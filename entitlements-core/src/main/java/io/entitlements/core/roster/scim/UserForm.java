package io.entitlements.core.roster.scim;

import io.entitlements.core.internal.scim.message.Json;
import io.entitlements.core.internal.scim.patch.Patch;
import io.entitlements.core.internal.scim.patch.PatchOperation;
import io.entitlements.core.internal.scim.schema.CommonAttributes;
import io.entitlements.core.internal.scim.schema.Schemas;
import io.entitlements.roster.PushedContent;
import io.entitlements.roster.PushedList;
import io.entitlements.roster.PushedResource;
import io.entitlements.roster.PushedResource.Kind;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** How users are kept: as they are said, and as a person of the list. */
final class UserForm implements ResourceForm {

  @Override
  public Kind kind() {
    return Kind.USER;
  }

  @Override
  public boolean isShownWhenPatched() {
    return true;
  }

  @Override
  public PushedContent created(String id, ObjectNode said) {
    return new PushedContent.User(
        said.path("userName").stringValue(),
        externalId(said),
        Json.text(said),
        ListedUser.of(id, said));
  }

  static Optional<String> externalId(ObjectNode said) {
    return said.path(CommonAttributes.EXTERNAL_ID.name()).stringValueOpt();
  }

  @Override
  public PushedContent replaced(String id, ObjectNode said, PushedList.Members members) {
    return created(id, said);
  }

  @Override
  public PushedContent patched(
      PushedResource current, PushedList.Members members, List<PatchOperation> operations) {
    ObjectNode before = Json.kept(current.body()).put("id", current.id());
    ObjectNode after = Patch.apply(Schemas.USER, before, operations);
    after.remove("id");
    return created(current.id(), after);
  }
}
