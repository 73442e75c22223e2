package io.entitlements.core.internal.scim.message;

import io.entitlements.core.internal.scim.Urns;
import io.entitlements.core.internal.scim.schema.ResourceType;
import io.entitlements.core.internal.scim.schema.Schema;
import java.net.URI;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The documents that are sent, with absolute addresses and without nulls. Immutable. */
public final class Documents {

  private final String base;

  /**
   * Documents of a service provider.
   *
   * @param base where it is, as senders see it: absolute, without query and fragment
   */
  public Documents(URI base) {
    if (!base.isAbsolute()
        || base.getHost() == null
        || base.getRawQuery() != null
        || base.getRawFragment() != null) {
      throw new IllegalArgumentException("base is an absolute address without a query");
    }
    String text = base.toString();
    this.base = text.endsWith("/") ? text : text + "/";
  }

  /** Where a resource is. */
  public String location(ResourceType type, String id) {
    return base + type.endpoint() + "/" + id;
  }

  /**
   * A whole resource.
   *
   * @param canonical what it has, in its canonical form
   */
  public ObjectNode resource(ResourceType type, ObjectNode canonical, String id, Meta meta) {
    ObjectNode resource = JsonNodeFactory.instance.objectNode();
    ArrayNode schemas = resource.putArray("schemas").add(type.core().id());
    for (Schema extension : type.extensions()) {
      if (canonical.has(extension.id())) {
        schemas.add(extension.id());
      }
    }
    resource.put("id", id);
    resource.setAll(canonical);
    resource
        .putObject("meta")
        .put("resourceType", type.name())
        .put("created", meta.created().toString())
        .put("lastModified", meta.lastModified().toString())
        .put("location", location(type, id))
        .put("version", meta.version().toString());
    return resource;
  }

  /**
   * A page of what is found (RFC 7644, 3.4.2).
   *
   * @param total how many there are in all
   * @param startIndex the place of the first one of the page
   */
  public static ObjectNode page(long total, long startIndex, List<ObjectNode> resources) {
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    page.putArray("schemas").add(Urns.LIST_RESPONSE);
    page.put("totalResults", total);
    page.put("startIndex", startIndex);
    page.put("itemsPerPage", resources.size());
    page.putArray("Resources").addAll(resources);
    return page;
  }

  /** All there is, in one page. */
  public static ObjectNode whole(List<ObjectNode> resources) {
    return page(resources.size(), 1, resources);
  }

  /** Facts of a document that describes us. */
  ObjectNode describing(ObjectNode document, String kind, String path) {
    document.putObject("meta").put("resourceType", kind).put("location", base + path);
    return document;
  }
}
