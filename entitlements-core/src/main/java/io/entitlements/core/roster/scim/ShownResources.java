package io.entitlements.core.roster.scim;

import io.entitlements.core.internal.scim.message.Documents;
import io.entitlements.core.internal.scim.message.EntityTag;
import io.entitlements.core.internal.scim.message.Json;
import io.entitlements.core.internal.scim.message.Meta;
import io.entitlements.core.internal.scim.message.Projection;
import io.entitlements.core.internal.scim.schema.Attribute;
import io.entitlements.core.internal.scim.schema.ResourceType;
import io.entitlements.core.internal.scim.schema.Schemas;
import io.entitlements.roster.PushedList;
import io.entitlements.roster.PushedResource;
import io.entitlements.roster.PushedResource.Kind;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Resources as directories see them. */
final class ShownResources {

  private final Documents documents;
  private final PushedList list;
  private final ResourceType type;
  private final Kind kind;

  ShownResources(Documents documents, PushedList list, ResourceType type, Kind kind) {
    this.documents = documents;
    this.list = list;
    this.type = type;
    this.kind = kind;
  }

  static EntityTag tag(PushedResource resource) {
    return new EntityTag(Long.toString(resource.version()));
  }

  String location(PushedResource resource) {
    return documents.location(type, resource.id());
  }

  ObjectNode one(PushedResource resource, Projection projection) {
    return projection.apply(whole(List.of(resource), hasMembers(projection)).get(0));
  }

  boolean hasMembers(Projection projection) {
    return kind == Kind.GROUP && projection.gives(GroupForm.MEMBERS);
  }

  /** Whole resources, or all of them but their members. */
  List<ObjectNode> whole(List<PushedResource> resources, boolean withMembers) {
    Map<String, List<String>> members =
        withMembers ? list.members(resources.stream().map(PushedResource::id).toList()) : Map.of();
    return resources.stream()
        .map(resource -> whole(resource, members.getOrDefault(resource.id(), List.of())))
        .toList();
  }

  private ObjectNode whole(PushedResource resource, List<String> members) {
    ObjectNode canonical = Json.kept(resource.body());
    if (!members.isEmpty()) {
      ArrayNode array = canonical.putArray(GroupForm.MEMBERS);
      for (String member : members) {
        array
            .addObject()
            .put(Attribute.VALUE, member)
            .put("$ref", documents.location(Schemas.USER, member))
            .put("type", Schemas.USER.name());
      }
    }
    Meta meta = new Meta(resource.createdAt(), resource.modifiedAt(), tag(resource));
    return documents.resource(type, canonical, resource.id(), meta);
  }
}
