package io.entitlements.core.internal.scim.patch;

import static io.entitlements.core.internal.scim.Samples.barbara;
import static io.entitlements.core.internal.scim.Samples.change;
import static io.entitlements.core.internal.scim.Samples.error;
import static io.entitlements.core.internal.scim.Samples.guides;
import static io.entitlements.core.internal.scim.Samples.patched;
import static io.entitlements.core.internal.scim.patch.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.scim.ScimError;
import io.entitlements.core.internal.scim.schema.Elements;
import io.entitlements.core.internal.scim.schema.Schemas;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** How much is changed at once. In the texts ' stands for ". */
class PatchLimitsTest {

  @Test
  void as_many_changes_as_may_be_are_made_and_ten_thousand_are_not() {
    ObjectNode changed = patched(Schemas.GROUP, guides(), additions(PatchReader.MOST_OPERATIONS));
    assertThat(changed.get("members")).hasSize(2 + PatchReader.MOST_OPERATIONS);
    ScimError error = error(() -> patched(Schemas.GROUP, guides(), additions(10_000)));
    assertThat(error.status()).isEqualTo(413);
    assertThat(error.type().orElseThrow().keyword()).isEqualTo("tooMany");
  }

  private static String additions(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> change("add", "members", "[{'value':'m" + i + "'}]"))
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void a_thousand_members_are_removed_one_by_one_from_a_large_group_at_once() {
    ObjectNode group = guides();
    for (int i = 0; i < 60_000; i++) {
      group.withArrayProperty("members").addObject().put("value", "m" + i);
    }
    String removals =
        IntStream.range(0, 1_000)
            .mapToObj(i -> change("remove", "members[value eq 'm" + i + "']"))
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(patched(Schemas.GROUP, group, removals).get("members")).hasSize(59_002);
    String slow = removals.replace(" eq \\\"m", " sw \\\"x");
    assertThat(error(() -> patched(Schemas.GROUP, group, slow)).status()).isEqualTo(413);
  }

  @Test
  void somebody_has_no_more_addresses_than_may_be() {
    String many =
        IntStream.range(0, Elements.MOST - 1)
            .mapToObj(i -> "{'value':'a" + i + "@x.example'}")
            .collect(Collectors.joining(",", "[", "]"));
    assertRefused("invalidValue", Schemas.USER, change("add", "emails", many));
    assertThat(
            patched(Schemas.USER, barbara(), "[" + change("replace", "emails", many) + "]")
                .get("emails"))
        .hasSize(Elements.MOST - 1);
  }
}
