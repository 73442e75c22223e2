package io.entitlements.core.internal.scim.filter;

import static io.entitlements.core.internal.scim.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reads as a path (RFC 7644, figure 7). */
class PathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "members",
        "name.familyName",
        "addresses[type eq \"work\"]",
        "members[value eq \"2819c223\"]",
        "members[value eq \"2819c223\"].displayName",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
        "urn:ietf:params:scim:schemas:core:2.0:User:emails[type eq \"work\" and value pr].value",
        "members.$ref"
      })
  void what_the_standard_and_senders_write_prints_as_it_was_written(String path) {
    assertThat(Path.parse(path)).hasToString(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "/name",
        "name.",
        "a.b.c",
        "name givenName",
        "emails[",
        "emails[]",
        "emails[type]",
        "emails[type eq \"work\"",
        "emails[type eq \"work\"]value",
        "emails[type eq \"work\"].",
        "emails[type eq \"work\"].a.b",
        "emails[type eq \"work\"].urn:x:value",
        "emails[type eq \"work\"] ",
        "emails[type eq \"work\"][type pr]",
        "emails[a[type pr]]",
        "emails[type eq work].value",
        "title pr",
        "\"title\"",
        "(title)"
      })
  void what_is_no_path_is_refused_as_one(String path) {
    assertThat(refusal(() -> Path.parse(path))).contains("invalidPath");
  }

  @ParameterizedTest
  @ValueSource(strings = {"emails[(", "emails[not (", "emails["})
  void a_thousand_brackets_are_no_path(String open) {
    assertThat(refusal(() -> Path.parse(open + "(".repeat(1_000)))).contains("invalidPath");
  }
}
