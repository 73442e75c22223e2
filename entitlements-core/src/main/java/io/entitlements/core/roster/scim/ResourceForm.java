package io.entitlements.core.roster.scim;

import io.entitlements.core.internal.scim.patch.PatchOperation;
import io.entitlements.roster.PushedContent;
import io.entitlements.roster.PushedList;
import io.entitlements.roster.PushedResource;
import io.entitlements.roster.PushedResource.Kind;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How resources of one kind are kept; what is given is in its canonical form. Stateless. */
sealed interface ResourceForm permits UserForm, GroupForm {

  Kind kind();

  /** Whether a changed resource is shown to who has changed it, without being asked for it. */
  boolean isShownWhenPatched();

  PushedContent created(String id, ObjectNode said);

  PushedContent replaced(String id, ObjectNode said, PushedList.Members members);

  PushedContent patched(
      PushedResource current, PushedList.Members members, List<PatchOperation> operations);
}
