package io.entitlements.core.internal.scim.patch;

import static io.entitlements.core.internal.scim.Samples.barbara;
import static io.entitlements.core.internal.scim.Samples.error;
import static io.entitlements.core.internal.scim.Samples.guides;
import static io.entitlements.core.internal.scim.Samples.patched;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.scim.ScimError;
import io.entitlements.core.internal.scim.schema.ResourceType;
import io.entitlements.core.internal.scim.schema.Schemas;
import tools.jackson.databind.node.ObjectNode;

/** A change between two good ones is refused, and none of them is made. */
final class Refusals {

  private Refusals() {}

  static void assertRefused(String scimType, ResourceType type, String operation) {
    ObjectNode current = type == Schemas.USER ? barbara() : guides();
    ObjectNode before = current.deepCopy();
    String good = "{'op':'replace','path':'displayName','value':'Changed'}";
    ScimError error =
        error(() -> patched(type, current, "[" + good + "," + operation + "," + good + "]"));
    assertThat(error.type().orElseThrow().keyword()).isEqualTo(scimType);
    assertThat(error.status()).isEqualTo(400);
    assertThat(error.detail()).startsWith("Operations[1]: ");
    assertThat(current).isEqualTo(before);
  }
}
