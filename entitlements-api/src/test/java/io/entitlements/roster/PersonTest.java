package io.entitlements.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.account.Role;
import io.entitlements.type.EmailAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PersonTest {

  @ParameterizedTest
  @EnumSource(names = {"EDUCATOR", "STUDENT"})
  void a_list_says_who_teaches_and_who_learns(Role role) {
    assertThat(person(role).roles()).containsExactly(role);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"EDUCATOR", "STUDENT"},
      mode = EnumSource.Mode.EXCLUDE)
  void no_list_makes_anybody_manage_an_organization(Role role) {
    assertThatThrownBy(() -> person(role)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Person person(Role role) {
    EmailAddress email = EmailAddress.of("ada@school.example");
    return new Person("1", email, "Ada", "Byron", List.of(role), true);
  }
}
