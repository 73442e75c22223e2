package io.entitlements.core.testkit;

import static io.entitlements.account.Role.ADMINISTRATOR;
import static io.entitlements.account.Role.EDUCATOR;
import static io.entitlements.account.Role.SUPERVISOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.RoleNews;
import io.entitlements.type.AccountId;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What others have changed, and the person finds at the next sign-in. */
public abstract class RoleNewsContract extends MembershipWorld {

  /** For subclasses. */
  protected RoleNewsContract() {}

  @Test
  void roles_that_a_list_gave_are_news() {
    District district = world().district("suite", 5);
    AccountId ada = district.joined("ada@school.example", EDUCATOR);
    assertThat(world().engine().memberships().news(ada))
        .containsExactly(
            new RoleNews(district.organization(), Set.of(EDUCATOR), world().instant()));
    world().engine().memberships().told(ada, world().instant());
    district.joined("ada@school.example", EDUCATOR);
    assertThat(world().engine().memberships().news(ada)).as("nothing has changed").isEmpty();
  }

  @Test
  void an_ownership_that_was_handed_over_is_news_to_the_new_owner() {
    District district = world().district("suite", 5);
    AccountId ada = world().activeAccount("ada@school.example");
    district.administered(ada);
    district.handedOver(ada);
    assertThat(world().engine().memberships().news(ada))
        .containsExactly(
            new RoleNews(district.organization(), Set.of(ADMINISTRATOR), world().instant()));
    assertThat(world().engine().memberships().news(district.administrator())).isEmpty();
  }

  @Test
  void what_somebody_did_themselves_is_no_news() {
    AccountId ada = world().activeAccount("ada@school.example");
    world().organization(ada, "Hers");
    Classroom room = Classroom.in(world(), 1);
    room.joined(ada, room.free("Choir"));
    assertThat(world().engine().memberships().news(ada)).isEmpty();
  }

  @Test
  void what_others_changed_is_news_until_the_person_was_told() {
    District district = world().district("suite", 5);
    AccountId ada = district.joined("ada@school.example", EDUCATOR);
    change(district.administrator(), district, ada, EDUCATOR, SUPERVISOR).orElseThrow();
    change(district.administrator(), district, ada, SUPERVISOR).orElseThrow();
    assertThat(world().engine().memberships().news(ada))
        .containsExactly(
            new RoleNews(district.organization(), Set.of(SUPERVISOR), world().instant()));
    world().engine().memberships().told(ada, world().instant().minusMillis(1));
    assertThat(world().engine().memberships().news(ada)).hasSize(1);
    world().engine().memberships().told(ada, world().instant());
    assertThat(world().engine().memberships().news(ada)).isEmpty();
    remove(district.administrator(), district, ada).orElseThrow();
    assertThat(world().engine().memberships().news(ada))
        .extracting(RoleNews::roles)
        .containsExactly(Set.of());
  }
}
