package io.entitlements.core.internal.scim.patch;

import static io.entitlements.core.internal.scim.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.scim.schema.Schemas;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedMembersTest {

  private static Optional<Set<String>> named(String operations) {
    return NamedMembers.in(
        Schemas.GROUP, PatchReader.read(json("{'Operations':" + operations + "}")));
  }

  @Test
  void members_are_named_by_values_by_filters_and_without_a_path() {
    assertThat(
            named(
                "[{'op':'Add','path':'members','value':[{'value':'a'},{'Value':'b'}]},"
                    + "{'op':'remove','path':'members[value eq \\'c\\' or value eq \\'d\\']'},"
                    + "{'op':'Remove','path':'MEMBERS','value':{'value':'e'}},"
                    + "{'op':'add','value':{'members':[{'value':'f'}],'displayName':'g'}},"
                    + "{'op':'replace','path':'displayName','value':'h'}]"))
        .contains(Set.of("a", "b", "c", "d", "e", "f"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'op':'remove','path':'members'}]",
        "[{'op':'replace','path':'members','value':[{'value':'a'}]}]",
        "[{'op':'replace','value':{'members':[{'value':'a'}]}}]",
        "[{'op':'remove','path':'members[value sw \\'a\\']'}]",
        "[{'op':'remove','path':'members[type eq \\'User\\']'}]",
        "[{'op':'replace','path':'members[value eq \\'a\\'].display','value':'b'}]",
        "[{'op':'add','path':'nonsense','value':'b'}]"
      })
  void what_is_about_all_members_or_malformed_names_none(String operations) {
    assertThat(named(operations)).isEmpty();
  }
}
