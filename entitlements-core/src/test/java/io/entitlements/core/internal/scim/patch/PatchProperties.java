package io.entitlements.core.internal.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.scim.Samples;
import io.entitlements.core.internal.scim.ScimRefusal;
import io.entitlements.core.internal.scim.schema.ResourceReader;
import io.entitlements.core.internal.scim.schema.ResourceType;
import io.entitlements.core.internal.scim.schema.Schemas;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is changed, there is a whole resource afterwards, or a refusal and nothing changed. */
class PatchProperties {

  @Property(tries = 1_000)
  void any_changes_give_a_resource_in_its_canonical_form_or_are_refused(
      @ForAll("changes") List<String> changes, @ForAll boolean isUser) {
    ResourceType type = isUser ? Schemas.USER : Schemas.GROUP;
    ObjectNode current = isUser ? Samples.barbara() : Samples.guides();
    ObjectNode before = current.deepCopy();
    String operations = "[" + String.join(",", changes) + "]";
    try {
      ObjectNode after = Samples.patched(type, current, operations);
      ObjectNode canonical = ResourceReader.read(type, after);
      assertThat(after.without(List.of("id", "meta", "schemas"))).isEqualTo(canonical);
    } catch (ScimRefusal refusal) {
      assertThat(refusal.error().type()).isPresent();
    }
    assertThat(current).isEqualTo(before);
  }

  @Provide
  Arbitrary<List<String>> changes() {
    Arbitrary<String> paths =
        Arbitraries.of(
            "userName",
            "active",
            "title",
            "name",
            "name.givenName",
            "emails",
            "emails.value",
            "emails[type eq 'work']",
            "emails[type eq 'work'].value",
            "emails[type eq 'x'].primary",
            "emails[value pr].type",
            "emails[not (primary eq true)]",
            "roles",
            "members",
            "members[value eq '2819c223']",
            "members[value sw '9'].value",
            "id",
            "meta",
            "schemas",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
            "x",
            "[",
            "");
    Arbitrary<String> values =
        Arbitraries.of(
            "null",
            "true",
            "'False'",
            "5",
            "'x'",
            "''",
            "[]",
            "{}",
            "[null]",
            "[{}]",
            "[[]]",
            "{'value':'v'}",
            "[{'value':'v','type':'x','primary':true}]",
            "{'value':null}",
            "{'givenName':'G','nosuch':5}",
            "{'givenName':''}",
            "{'department':'D'}",
            "[{'value':'2819c223'},{'value':'2819c223'}]",
            "{'emails':[{'value':'w'}]}",
            "{'name.givenName':'G','active':'true'}",
            "{'Value':'a','value':'b'}");
    Arbitrary<String> kinds = Arbitraries.of("add", "Remove", "REPLACE");
    Arbitrary<String> changes =
        Arbitraries.oneOf(
            Combinators.combine(kinds, paths, values).as(Samples::change),
            Combinators.combine(kinds, paths).as(Samples::change));
    return changes.list().ofMinSize(1).ofMaxSize(4);
  }
}
