package io.entitlements.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  private static final Revision REVISION = new Revision(new AccountId(new UUID(0, 1)), 7);

  @Test
  void what_was_done_gives_its_value() {
    Outcome<String, Integer> done = Outcome.done("seat", REVISION);
    assertThat(done.orElseThrow()).isEqualTo("seat");
    assertThat(done.<String>fold(value -> value + "!", reason -> "no")).isEqualTo("seat!");
  }

  @Test
  void what_was_refused_gives_its_reason() {
    Outcome<String, Integer> refused = Outcome.refused(4);
    assertThat(refused.<String>fold(value -> value, reason -> "no " + reason)).isEqualTo("no 4");
    assertThatThrownBy(refused::orElseThrow)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("refused: 4");
  }

  @Test
  void revisions_of_one_scope_compare_and_of_two_scopes_do_not() {
    Revision later = new Revision(REVISION.scope(), 8);
    assertThat(later.isAtLeast(REVISION)).isTrue();
    assertThat(REVISION.isAtLeast(REVISION)).isTrue();
    assertThat(REVISION.isAtLeast(later)).isFalse();
    Revision elsewhere = new Revision(new AccountId(new UUID(0, 2)), 1);
    assertThatThrownBy(() -> later.isAtLeast(elsewhere))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_scope_comes_back_from_its_kind_and_identifier() {
    for (Scope scope :
        new Scope[] {
          new OrganizationId(new UUID(0, 1)),
          new AccountId(new UUID(0, 1)),
          new OrderId(new UUID(0, 1))
        }) {
      assertThat(scope.kind().scope(scope.value())).isEqualTo(scope);
    }
  }
}
