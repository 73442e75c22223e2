package io.entitlements.core.internal.scim.message;

import io.entitlements.core.internal.scim.Urns;
import io.entitlements.core.internal.scim.schema.ResourceType;
import io.entitlements.core.internal.scim.schema.Schema;
import io.entitlements.core.internal.scim.schema.Schemas;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What senders may ask about us (RFC 7644, 4). Immutable. */
public final class Discovery {

  private final Documents documents;

  /** Answers for a service provider at an address. */
  public Discovery(URI base) {
    this.documents = new Documents(base);
  }

  /**
   * The document at a path, if there is one.
   *
   * @param path what follows the base address: {@code Schemas}
   */
  public Optional<ObjectNode> at(String path) {
    int slash = path.indexOf('/');
    String kind = slash < 0 ? path : path.substring(0, slash);
    Optional<String> name = slash < 0 ? Optional.empty() : Optional.of(path.substring(slash + 1));
    return switch (kind) {
      case "ServiceProviderConfig" ->
          name.isEmpty() ? Optional.of(serviceProviderConfig()) : Optional.empty();
      case "ResourceTypes" ->
          name.isEmpty()
              ? Optional.of(
                  Documents.whole(Schemas.TYPES.stream().map(this::resourceType).toList()))
              : Schemas.TYPES.stream()
                  .filter(type -> type.name().equals(name.get()))
                  .map(this::resourceType)
                  .findFirst();
      case "Schemas" ->
          name.isEmpty()
              ? Optional.of(Documents.whole(schemas()))
              : Schemas.byId(name.get()).map(this::schema);
      default -> Optional.empty();
    };
  }

  private ObjectNode serviceProviderConfig() {
    ObjectNode config = document(Urns.SERVICE_PROVIDER_CONFIG);
    config.putObject("patch").put("supported", true);
    config
        .putObject("bulk")
        .put("supported", false)
        .put("maxOperations", 0)
        .put("maxPayloadSize", 0);
    config.putObject("filter").put("supported", true).put("maxResults", Paging.MOST);
    config.putObject("changePassword").put("supported", false);
    config.putObject("sort").put("supported", false);
    config.putObject("etag").put("supported", true);
    config
        .putArray("authenticationSchemes")
        .addObject()
        .put("type", "oauthbearertoken")
        .put("name", "Bearer token")
        .put("description", "A token given for this list, in the header Authorization.")
        .put("specUri", "https://www.rfc-editor.org/rfc/rfc6750")
        .put("primary", true);
    return documents.describing(config, "ServiceProviderConfig", "ServiceProviderConfig");
  }

  private ObjectNode resourceType(ResourceType type) {
    ObjectNode document = document(Urns.RESOURCE_TYPE);
    document
        .put("id", type.name())
        .put("name", type.name())
        .put("endpoint", "/" + type.endpoint())
        .put("description", type.core().description())
        .put("schema", type.core().id());
    if (!type.extensions().isEmpty()) {
      ArrayNode extensions = document.putArray("schemaExtensions");
      for (Schema extension : type.extensions()) {
        extensions.addObject().put("schema", extension.id()).put("required", false);
      }
    }
    return documents.describing(document, "ResourceType", "ResourceTypes/" + type.name());
  }

  private List<ObjectNode> schemas() {
    return Schemas.TYPES.stream()
        .flatMap(type -> type.schemas().stream())
        .map(this::schema)
        .toList();
  }

  private ObjectNode schema(Schema schema) {
    ObjectNode document = document(Urns.SCHEMA);
    document
        .put("id", schema.id())
        .put("name", schema.name())
        .put("description", schema.description());
    document.set("attributes", AttributeDocument.of(schema.attributes()));
    return documents.describing(document, "Schema", "Schemas/" + schema.id());
  }

  private static ObjectNode document(String schema) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putArray("schemas").add(schema);
    return document;
  }
}
