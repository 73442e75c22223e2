package io.entitlements.core.internal.scim.patch;

import static io.entitlements.core.internal.scim.Samples.change;
import static io.entitlements.core.internal.scim.patch.Refusals.assertRefused;

import io.entitlements.core.internal.scim.schema.Schemas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that do not fit their attributes. In the texts ' stands for ". */
class PatchTypesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "externalId|`5`|`{}`|`[]`|`true`",
        "userName|`5`|`{}`|`['x']`|`true`",
        "name|`5`|`'x'`|`[]`|`true`",
        "name.givenName|`5`|`{}`|`[]`|`true`",
        "name.familyName|`5`|`{}`|`[]`|`true`",
        "name.formatted|`5.5`|`{}`|`[]`|`false`",
        "displayName|`5`|`{}`|`[]`|`true`",
        "title|`5`|`{}`|`[]`|`true`",
        "userType|`5`|`{}`|`[]`|`true`",
        "active|`1`|`{}`|`[]`|`'yes'`",
        "emails|`5`|`'x'`|`['x']`|`[{'value':5}]`",
        "emails|`true`|`[[]]`|`[{'value':[]}]`|`[{'value':'x','primary':'no'}]`",
        "roles|`5`|`'x'`|`['x']`|`[{'value':true}]`",
        "emails.value|`5`|`{}`|`[]`|`true`",
        "emails[type eq 'work']|`5`|`'x'`|`['x']`|`true`",
        "emails[type eq 'work'].value|`5`|`{}`|`[]`|`true`",
        "emails[type eq 'work'].primary|`5`|`{}`|`[]`|`'x'`",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User|`5`|`'x'`|`[]`|`{'department':5}`",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department|`5`|`{}`|`[]`|`true`"
      })
  void values_of_wrong_types(String path, String a, String b, String c, String d) {
    for (String value : new String[] {a, b, c, d}) {
      assertRefused("invalidValue", Schemas.USER, change("replace", path, value));
      assertRefused("invalidValue", Schemas.USER, change("add", path, value));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "'x'", "['x']", "[{'value':5}]", "[{}]", "[{'display':'x'}]", "[5]"})
  void members_of_wrong_types(String value) {
    for (String op : new String[] {"add", "replace", "remove"}) {
      assertRefused("invalidValue", Schemas.GROUP, change(op, "members", value));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'op':'add','path':'title'}",
        "{'op':'replace','value':'x'}",
        "{'op':'replace','value':[]}",
        "{'op':'add','value':null}",
        "{'op':'replace'}",
        "{'op':'replace','value':{'active':'maybe'}}",
        "{'op':'replace','path':'title','value':'\\u0000'}",
        "{'op':'replace','path':'title','value':'\\ud800'}",
        "{'op':'add','path':'emails','value':[{'value':'a','primary':true},{'value':'b','primary':true}]}"
      })
  void values_that_are_missing_or_cannot_be_kept(String operation) {
    assertRefused("invalidValue", Schemas.USER, operation);
  }
}
