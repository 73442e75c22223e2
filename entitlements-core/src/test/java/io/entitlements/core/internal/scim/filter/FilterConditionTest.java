package io.entitlements.core.internal.scim.filter;

import static io.entitlements.core.internal.scim.Samples.barbara;
import static io.entitlements.core.internal.scim.Samples.guides;
import static io.entitlements.core.internal.scim.Samples.json;
import static io.entitlements.core.internal.scim.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.scim.schema.ResourceType;
import io.entitlements.core.internal.scim.schema.Schemas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whom filters find. In the texts ' stands for ". */
class FilterConditionTest {

  private static boolean finds(String filter, ResourceType type, JsonNode resource) {
    return FilterCompiler.compile(FilterParser.parse(filter.replace('\'', '"')), type)
        .test(resource);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "userName eq 'bjensen@example.com'",
        "USERNAME eq 'BJensen@Example.COM'",
        "urn:ietf:params:scim:schemas:core:2.0:User:userName sw 'B'",
        "name.familyName co 'ens'",
        "Name.FamilyName ew 'SEN'",
        "name pr",
        "title pr and userType eq 'employee'",
        "meta.lastModified gt '2011-05-13T04:42:34Z'",
        "meta.lastModified ge '2026-05-13T06:42:34+02:00'",
        "meta.lastModified le '2026-05-13T04:42:34.000Z'",
        "meta.lastModified eq '2026-05-13T04:42:34Z'",
        "schemas eq 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'",
        "userType eq 'Employee' and (emails co 'example.com' or emails.value co 'x')",
        "userType eq 'Employee' and (emails.type eq 'work')",
        "emails[type eq 'work' and value co '@example.com']",
        "emails[type eq 'work'].value eq 'bjensen@example.com'",
        "emails[type eq 'home'] sw 'babs'",
        "emails.type ne 'work'",
        "emails.primary eq true",
        "roles[value eq 'Educator']",
        "not (title eq 'Teacher')",
        "active eq true",
        "active eq 'True'",
        "active ne false",
        "externalId eq '701984'",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq 'tours'",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:USER pr",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.department pr",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:division eq null",
        "title gt 'Tour' and title lt 'TOUR H' and title ge 'tour guide'",
        "title ne null"
      })
  void she_is_found(String filter) {
    assertThat(finds(filter, Schemas.USER, barbara())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "userName eq 'bjensen'",
        "emails[type eq 'home' and value co '@example.com']",
        "emails[type eq 'home'].value eq 'bjensen@example.com'",
        "emails[not (value pr)]",
        "active eq false",
        "active eq 'False'",
        "title eq null",
        "roles.type pr",
        "meta.created gt '2026-01-23T04:56:22Z'",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter pr"
      })
  void she_is_not_found(String filter) {
    assertThat(finds(filter, Schemas.USER, barbara())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"701984a,701984A,false", "701984A,701984A,true"})
  void identifiers_differ_by_case(String kept, String sought, boolean found) {
    JsonNode user = json("{'userName':'u','externalId':'" + kept + "'}");
    assertThat(finds("externalId eq '" + sought + "'", Schemas.USER, user)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "title ne 'x',true",
    "active ne true,true",
    "emails.value ne 'x',true",
    "title eq 'x',false",
    "title gt 'x',false",
    "title pr,false",
    "not (title pr),true"
  })
  void what_is_missing_is_not_the_same_as_anything(String filter, boolean found) {
    assertThat(finds(filter, Schemas.USER, json("{'userName':'u'}"))).isEqualTo(found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"members[value eq '902c246b']", "members.value eq '902c246b'"})
  void groups_are_found_by_their_members(String filter) {
    assertThat(finds(filter, Schemas.GROUP, guides())).isTrue();
    assertThat(finds(filter, Schemas.GROUP, json("{'displayName':'Nobody'}"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nosuch eq 'x'",
        "name.nosuch eq 'x'",
        "userName.value eq 'x'",
        "urn:example:other:userName eq 'x'",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:nosuch pr",
        "urn:ietf:params:scim:schemas:core:2.0:User pr",
        "password eq 'x'",
        "phoneNumbers.value eq '1'",
        "name eq 'x'",
        "active gt true",
        "active co 'r'",
        "active eq 'yes'",
        "active eq 1",
        "title eq 1",
        "title eq true",
        "title gt null",
        "meta.created eq 'yesterday'",
        "meta.created co '2026'",
        "meta.created eq true",
        "title[value pr]",
        "emails.value[type pr]",
        "emails[nosuch pr]",
        "emails[type.x pr]",
        "emails[emails.type pr]",
        "emails[primary gt true]",
        "members[value eq 'x']"
      })
  void what_cannot_be_compared_is_refused(String filter) {
    assertThat(refusal(() -> finds(filter, Schemas.USER, barbara()))).contains("invalidFilter");
  }
}
