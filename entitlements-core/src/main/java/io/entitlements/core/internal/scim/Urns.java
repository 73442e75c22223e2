package io.entitlements.core.internal.scim;

/** The names of schemas and messages (RFC 7643, 10; RFC 7644, 8). */
public final class Urns {

  /** A person. */
  public static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";

  /** What a user of an enterprise has, too. */
  public static final String ENTERPRISE_USER =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  /** A group. */
  public static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

  /** What is supported. */
  public static final String SERVICE_PROVIDER_CONFIG =
      "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";

  /** A kind of resource. */
  public static final String RESOURCE_TYPE = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";

  /** A schema. */
  public static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Schema";

  /** An answer with a page of resources. */
  public static final String LIST_RESPONSE = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

  /** A question that is a body. */
  public static final String SEARCH_REQUEST = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

  /** Changes of a resource. */
  public static final String PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

  /** An error. */
  public static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

  /** What the names of all extensions begin with, also of those that a customer defines. */
  private static final String EXTENSIONS = "urn:ietf:params:scim:schemas:extension:";

  private Urns() {}

  /** Whether a schema is an extension, known or not. */
  public static boolean isExtension(String schema) {
    return schema.regionMatches(true, 0, EXTENSIONS, 0, EXTENSIONS.length());
  }
}
