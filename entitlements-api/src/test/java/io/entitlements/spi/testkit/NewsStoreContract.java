package io.entitlements.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Membership;
import io.entitlements.account.Role;
import io.entitlements.account.RoleNews;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.NewsStore} promises. */
public abstract class NewsStoreContract extends StoreContract {

  private static final Instant EARLY = Fixtures.NOW;
  private static final Instant LATE = Fixtures.NOW.plusMillis(1);

  /** For subclasses. */
  protected NewsStoreContract() {}

  @Test
  void news_say_what_the_person_is_now_and_come_in_their_order() {
    AccountId account = write(Given::accountId);
    OrganizationId late = write(Given::organization).id();
    OrganizationId early = write(Given::organization).id();
    change(work -> work.memberships().insert(new Membership(late, account, Set.of(Role.EDUCATOR))));
    note(account, late, LATE);
    note(account, early, EARLY);

    assertThat(list(work -> work.news().of(account)))
        .containsExactly(
            new RoleNews(early, Set.of(), EARLY), new RoleNews(late, Set.of(Role.EDUCATOR), LATE));
  }

  @Test
  void of_people_who_are_new_the_first_is_noted() {
    AccountId account = write(Given::accountId);
    OrganizationId organization = write(Given::organization).id();
    change(work -> work.news().noteFirst(List.of(account), organization, EARLY));
    assertThat(list(work -> work.news().of(account)))
        .containsExactly(new RoleNews(organization, Set.of(), EARLY));
  }

  @Test
  void of_an_organization_the_newest_counts() {
    AccountId account = write(Given::accountId);
    OrganizationId organization = write(Given::organization).id();
    note(account, organization, EARLY);
    note(account, organization, LATE);

    assertThat(list(work -> work.news().of(account)))
        .containsExactly(new RoleNews(organization, Set.of(), LATE));
  }

  @Test
  void of_many_the_newest_counts_too_and_nothing_of_others() {
    AccountId account = write(Given::accountId);
    AccountId fresh = write(Given::accountId);
    AccountId other = write(Given::accountId);
    OrganizationId organization = write(Given::organization).id();
    OrganizationId elsewhere = write(Given::organization).id();
    note(account, organization, EARLY);
    note(account, elsewhere, EARLY);
    note(other, organization, EARLY);

    change(
        work -> {
          work.accounts().lockAll(List.of(account, fresh));
          work.news().noteAll(List.of(account, fresh), organization, LATE);
        });

    assertThat(list(work -> work.news().of(account)))
        .containsExactly(
            new RoleNews(elsewhere, Set.of(), EARLY), new RoleNews(organization, Set.of(), LATE));
    assertThat(list(work -> work.news().of(fresh)))
        .containsExactly(new RoleNews(organization, Set.of(), LATE));
    assertThat(list(work -> work.news().of(other)))
        .containsExactly(new RoleNews(organization, Set.of(), EARLY));
  }

  @Test
  void what_was_told_is_forgotten_up_to_its_instant_and_only_of_that_person() {
    AccountId account = write(Given::accountId);
    AccountId other = write(Given::accountId);
    OrganizationId early = write(Given::organization).id();
    OrganizationId late = write(Given::organization).id();
    note(account, early, EARLY);
    note(account, late, LATE);
    note(other, early, EARLY);

    change(work -> work.news().forget(account, EARLY));

    assertThat(list(work -> work.news().of(account)))
        .containsExactly(new RoleNews(late, Set.of(), LATE));
    assertThat(list(work -> work.news().of(other))).hasSize(1);
  }

  private void note(AccountId account, OrganizationId organization, Instant now) {
    change(
        work -> {
          work.accounts().lock(account);
          work.news().note(account, organization, now);
        });
  }
}
