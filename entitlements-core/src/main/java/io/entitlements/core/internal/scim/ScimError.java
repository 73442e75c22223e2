package io.entitlements.core.internal.scim;

import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Why a request is refused (RFC 7644, 3.12).
 *
 * @param status the status of HTTP
 * @param type the keyword, where there is one
 * @param detail a sentence for people; it names attributes and positions, and shows no value
 */
public record ScimError(int status, Optional<ScimType> type, String detail) {

  /** Checks the status. */
  public ScimError {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("the status of an error is 400 to 599, not " + status);
    }
  }

  /** An error without a keyword. */
  public static ScimError of(int status, String detail) {
    return new ScimError(status, Optional.empty(), detail);
  }

  /** The body that says so. */
  public ObjectNode toJson() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("schemas").add(Urns.ERROR);
    body.put("status", Integer.toString(status));
    type.ifPresent(known -> body.put("scimType", known.keyword()));
    return body.put("detail", detail);
  }
}
