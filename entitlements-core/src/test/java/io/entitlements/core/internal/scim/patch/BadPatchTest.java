package io.entitlements.core.internal.scim.patch;

import static io.entitlements.core.internal.scim.Samples.change;
import static io.entitlements.core.internal.scim.Samples.json;
import static io.entitlements.core.internal.scim.Samples.refusal;
import static io.entitlements.core.internal.scim.patch.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.scim.schema.Schemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes that are refused, and change nothing. In the texts ' stands for ". */
class BadPatchTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "id|`'x'`",
        "meta|`{}`",
        "meta.version|`'x'`",
        "urn:ietf:params:scim:schemas:core:2.0:User:id|`'x'`"
      })
  void what_senders_cannot_set(String path, String value) {
    assertRefused("mutability", Schemas.USER, change("replace", path, value));
    assertRefused("mutability", Schemas.USER, change("remove", path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "replace|members[value eq '2819c223'].value|`'x'`",
        "replace|members[value eq '2819c223'].display|`'x'`",
        "add|members.$ref|`'x'`",
        "replace|members[value eq '2819c223']|`{'value':'x'}`"
      })
  void who_is_a_member_is_not_changed_into_another(String op, String path, String value) {
    assertRefused("mutability", Schemas.GROUP, change(op, path, value));
  }

  @Test
  void what_is_required_is_not_removed() {
    assertRefused("mutability", Schemas.USER, change("remove", "userName"));
    assertRefused("mutability", Schemas.GROUP, change("remove", "displayName"));
    for (String nothing : new String[] {"null", "''", "'  '"}) {
      assertRefused("invalidValue", Schemas.USER, change("replace", "userName", nothing));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nosuch",
        "name.nosuch",
        "userName.value",
        "emails[type eq 'work'].nosuch",
        "nosuch[type eq 'work']",
        "title[type eq 'work']",
        "name[givenName pr]",
        "emails.value[type pr]",
        "schemas.value",
        "members",
        "urn:example:unknown:2.0:User:tag",
        "urn:ietf:params:scim:schemas:core:2.0:User",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:nosuch",
        "emails[type eq",
        "a.b.c",
        "/emails/0"
      })
  void what_names_nothing(String path) {
    assertRefused("invalidPath", Schemas.USER, change("replace", path, "'x'"));
    assertRefused("invalidPath", Schemas.USER, change("add", path, "'x'"));
    assertRefused("invalidPath", Schemas.USER, change("remove", path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "emails[nosuch eq 'x'].value",
        "emails[primary gt true].value",
        "emails[type eq 5].value",
        "emails[x.y eq 'x'].value"
      })
  void what_cannot_be_compared(String path) {
    assertRefused("invalidFilter", Schemas.USER, change("replace", path, "'x'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "emails[type ne 'work' and type ne 'home'].value",
        "emails[type eq 'x' or type eq 'y'].value",
        "emails[type eq 'x' and type eq 'y'].value",
        "emails[type eq 'other' and value sw 'x'].value",
        "emails[not (value pr)].value"
      })
  void a_filter_that_finds_nothing_and_does_not_say_what_to_create(String path) {
    assertRefused("noTarget", Schemas.USER, change("replace", path, "'x'"));
    assertRefused("noTarget", Schemas.USER, change("add", path, "'x'"));
  }

  @Test
  void a_removal_names_what_is_removed() {
    assertRefused("noTarget", Schemas.GROUP, "{'op':'remove'}");
    assertRefused("noTarget", Schemas.GROUP, "{'op':'remove','path':''}");
    assertRefused("noTarget", Schemas.GROUP, "{'op':'remove','value':{'members':[]}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "{}", "{'op':'move'}", "{'op':5}", "{'path':'title'}"})
  void what_is_no_change(String operation) {
    assertRefused("invalidSyntax", Schemas.USER, operation);
  }

  @Test
  void a_path_is_a_text() {
    assertRefused("invalidPath", Schemas.USER, "{'op':'add','path':5,'value':'x'}");
    assertRefused("invalidPath", Schemas.USER, "{'op':'add','value':{'no path':'x'}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'Operations':5}",
        "{'Operations':[]}",
        "{'Operations':{'op':'remove','path':'title'}}",
        "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'Operations':[{'op':'add'}]}",
        "{'schemas':'x','Operations':[{'op':'remove','path':'title'}]}"
      })
  void bodies_that_are_no_changes(String body) {
    assertThat(refusal(() -> PatchReader.read(json(body)))).contains("invalidSyntax");
  }
}
