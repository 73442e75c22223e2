package io.entitlements.core.roster.scim;

import io.entitlements.core.internal.scim.message.Documents;
import io.entitlements.core.internal.scim.message.EntityTag;
import io.entitlements.core.internal.scim.message.Json;
import io.entitlements.core.internal.scim.message.Parameters;
import io.entitlements.core.internal.scim.message.Projection;
import io.entitlements.core.internal.scim.message.SearchRequest;
import io.entitlements.core.internal.scim.patch.PatchOperation;
import io.entitlements.core.internal.scim.patch.PatchReader;
import io.entitlements.core.internal.scim.schema.ResourceReader;
import io.entitlements.core.internal.scim.schema.ResourceType;
import io.entitlements.core.internal.scim.schema.Schemas;
import io.entitlements.roster.PushRefusal;
import io.entitlements.roster.PushedList;
import io.entitlements.roster.PushedResource;
import io.entitlements.type.Outcome;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The requests for resources of one kind (RFC 7644, 3.2), to one list. */
final class ResourceRequests {

  private final PushedList list;
  private final ResourceType type;
  private final ResourceForm form;
  private final ShownResources shown;

  ResourceRequests(Documents documents, PushedList list, ResourceType type) {
    this.list = list;
    this.type = type;
    this.form = type == Schemas.USER ? new UserForm() : new GroupForm();
    this.shown = new ShownResources(documents, list, type, form.kind());
  }

  ScimResponse answer(ScimRequest request, ScimPath path) {
    if (path.isSearch()) {
      return request.isBy("POST")
          ? found(SearchRequest.of(type, body(request)))
          : ScimResponse.onlyBy("POST");
    }
    Parameters parameters = Parameters.parse(request.query());
    return path.resource().isPresent()
        ? one(request, path.resource().get(), parameters)
        : all(request, parameters);
  }

  private ScimResponse all(ScimRequest request, Parameters parameters) {
    if (request.isBy("GET")) {
      return found(SearchRequest.of(type, parameters));
    }
    return request.isBy("POST")
        ? create(body(request), SearchRequest.projection(type, parameters))
        : ScimResponse.onlyBy("GET, POST");
  }

  private ScimResponse one(ScimRequest request, String id, Parameters parameters) {
    Projection projection = SearchRequest.projection(type, parameters);
    if (request.isBy("GET")) {
      return get(id, projection, request.header("If-None-Match"));
    }
    Precondition precondition = new Precondition(request.header("If-Match"));
    if (request.isBy("PUT")) {
      return replace(id, body(request), precondition, projection);
    }
    if (request.isBy("PATCH")) {
      boolean isShown = form.isShownWhenPatched() || parameters.get("attributes").isPresent();
      return patch(id, body(request), precondition, projection, isShown);
    }
    return request.isBy("DELETE")
        ? delete(id, precondition)
        : ScimResponse.onlyBy("GET, PUT, PATCH, DELETE");
  }

  private static ObjectNode body(ScimRequest request) {
    return Json.read(request.header("Content-Type").orElse(""), request.body());
  }

  private ScimResponse found(SearchRequest search) {
    return ScimResponse.of(200, new ResourceSearch(list, type, form.kind(), shown).found(search));
  }

  private ScimResponse get(String id, Projection projection, Optional<String> ifNoneMatch) {
    PushedResource resource =
        list.find(form.kind(), id).orElseThrow(() -> Answers.refused(PushRefusal.NOT_FOUND));
    EntityTag tag = ShownResources.tag(resource);
    return ifNoneMatch.filter(tag::isIn).isPresent()
        ? ScimResponse.empty(304).with("ETag", tag.toString())
        : given(200, resource, projection);
  }

  private ScimResponse given(int status, PushedResource resource, Projection projection) {
    return ScimResponse.of(status, shown.one(resource, projection))
        .with("ETag", ShownResources.tag(resource).toString());
  }

  private ScimResponse create(ObjectNode body, Projection projection) {
    ObjectNode said = ResourceReader.read(type, body);
    PushedResource made = done(list.create(form.kind(), id -> form.created(id, said)));
    return given(201, made, projection).with("Location", shown.location(made));
  }

  private ScimResponse replace(
      String id, ObjectNode body, Precondition precondition, Projection projection) {
    ObjectNode said = ResourceReader.read(type, body);
    PushedResource replaced =
        done(
            list.change(
                form.kind(),
                id,
                (current, members) -> {
                  precondition.check(current);
                  return form.replaced(id, said, members);
                }));
    return given(200, replaced, projection);
  }

  private ScimResponse patch(
      String id,
      ObjectNode body,
      Precondition precondition,
      Projection projection,
      boolean isShown) {
    List<PatchOperation> operations = PatchReader.read(body);
    PushedResource patched =
        done(
            list.change(
                form.kind(),
                id,
                (current, members) -> {
                  precondition.check(current);
                  return form.patched(current, members, operations);
                }));
    return isShown
        ? given(200, patched, projection)
        : ScimResponse.empty(204).with("ETag", ShownResources.tag(patched).toString());
  }

  private ScimResponse delete(String id, Precondition precondition) {
    done(list.remove(form.kind(), id, precondition::check));
    return ScimResponse.empty(204);
  }

  private static PushedResource done(Outcome<PushedResource, PushRefusal> outcome) {
    return outcome.fold(
        resource -> resource,
        reason -> {
          throw Answers.refused(reason);
        });
  }

  /** What {@code If-Match} asks of a resource. */
  private record Precondition(Optional<String> header) {

    void check(PushedResource current) {
      if (header.filter(tags -> !ShownResources.tag(current).isIn(tags)).isPresent()) {
        throw Answers.preconditionFailed();
      }
    }
  }
}
