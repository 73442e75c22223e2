package io.entitlements.core.internal.scim.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weak tags. */
class EntityTagTest {

  private static final EntityTag TAG = new EntityTag("a330bc54f0671c9");

  @Test
  void a_tag_is_weak() {
    assertThat(TAG).hasToString("W/\"a330bc54f0671c9\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "W/\"a330bc54f0671c9\"",
        "\"a330bc54f0671c9\"",
        "w/\"a330bc54f0671c9\"",
        "*",
        " * ",
        "\"x\", W/\"a330bc54f0671c9\"",
        "\"x,y\",,\"a330bc54f0671c9\"",
        "\"a330bc54f0671c9\", nonsense"
      })
  void it_is_named_weakly_strongly_among_others_or_with_all(String header) {
    assertThat(TAG.isIn(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "W/\"other\"",
        "a330bc54f0671c9",
        "\"A330BC54F0671C9\"",
        "\"x\"\"a330bc54f0671c9\"",
        "\"x,a330bc54f0671c9\"",
        "\"a330bc54f0671c9",
        "nonsense, \"a330bc54f0671c9\"",
        "**"
      })
  void others_do_not_name_it(String header) {
    assertThat(TAG.isIn(header)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "\"", "a\u00e9"})
  void a_tag_needs_no_escapes(String opaque) {
    assertThatIllegalArgumentException().isThrownBy(() -> new EntityTag(opaque));
  }
}
