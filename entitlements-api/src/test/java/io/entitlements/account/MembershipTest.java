package io.entitlements.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembershipTest {

  @Property
  void a_student_is_nothing_else_in_the_same_organization(@ForAll Set<Role> roles) {
    boolean fits = !roles.isEmpty() && (!roles.contains(Role.STUDENT) || roles.size() == 1);
    assertThat(Membership.areCompatible(roles)).isEqualTo(fits);
    if (fits) {
      assertThat(membership(roles).roles()).isEqualTo(EnumSet.copyOf(roles));
    } else {
      assertThatThrownBy(() -> membership(roles)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nb", "a\u2028b", "a\u0000"})
  void a_name_that_cannot_be_shown_is_refused(String name) {
    assertThatThrownBy(
            () -> new Organization.Details(name, "", ZoneId.of("UTC"), ServiceRegion.EUROPE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("name ");
  }

  private static Membership membership(Set<Role> roles) {
    return new Membership(new OrganizationId(new UUID(0, 1)), new AccountId(new UUID(0, 2)), roles);
  }
}
