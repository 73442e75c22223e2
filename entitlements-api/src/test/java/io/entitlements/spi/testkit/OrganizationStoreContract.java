package io.entitlements.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Organization;
import io.entitlements.account.Organization.Details;
import io.entitlements.account.ServiceRegion;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.OrganizationStore} promises. */
public abstract class OrganizationStoreContract extends StoreContract {

  /** For subclasses. */
  protected OrganizationStoreContract() {}

  @Test
  void organization_is_found_with_every_field() {
    assertRoundTrip(
        new Details(
            Fixtures.text(Details.MAX_LENGTH),
            Fixtures.text(Details.MAX_LENGTH),
            ZoneId.of("America/Argentina/ComodRivadavia"),
            ServiceRegion.EUROPE));
  }

  @Test
  void organization_without_location_in_a_zone_of_fixed_offset_is_found_as_it_was() {
    assertRoundTrip(new Details("A", "", ZoneId.of("UTC+05:45"), ServiceRegion.EUROPE));
    assertRoundTrip(new Details("A", "", ZoneId.of("-03:30"), ServiceRegion.EUROPE));
  }

  @Test
  void new_organization_is_at_revision_zero() {
    Organization organization = write(Given::organization);

    assertThat(read(work -> work.events().revision(organization.id())).number()).isZero();
  }

  @Test
  void unknown_organization_is_not_found() {
    Organization organization = Fixtures.organization();

    assertThat(find(work -> work.organizations().find(organization.id()))).isEmpty();
  }

  @Test
  void details_are_edited_until_it_is_closed() {
    Organization before = write(Given::organization);
    Details details = new Details("B", "Here", ZoneId.of("UTC"), ServiceRegion.AMERICAS);

    assertThat(won(work -> work.organizations().edit(before.id(), details))).isTrue();
    assertThat(found(before).details()).isEqualTo(details);
    assertThat(won(work -> work.organizations().close(before.id(), Fixtures.NOW))).isTrue();

    assertThat(won(work -> work.organizations().edit(before.id(), before.details()))).isFalse();
    assertThat(won(work -> work.organizations().close(before.id(), Fixtures.FAR_AHEAD))).isFalse();
    assertThat(won(work -> work.organizations().setOwner(before.id(), Optional.empty(), owner())))
        .isFalse();
    assertThat(found(before))
        .isEqualTo(
            new Organization(before.id(), details, Optional.empty(), Optional.of(Fixtures.NOW)));
  }

  @Test
  void an_owner_is_set_if_the_expected_one_is_there() {
    Organization before = write(Given::organization);
    AccountId first = owner();
    AccountId second = owner();

    assertThat(won(work -> setOwner(work, before, Optional.of(first), second))).isFalse();
    assertThat(won(work -> setOwner(work, before, Optional.empty(), first))).isTrue();
    assertThat(won(work -> setOwner(work, before, Optional.empty(), second))).isFalse();
    assertThat(found(before).owner()).contains(first);
    assertThat(won(work -> setOwner(work, before, Optional.of(first), second))).isTrue();

    assertThat(found(before).owner()).contains(second);
  }

  @Test
  void only_an_open_organization_is_kept_open() {
    Organization organization = write(Given::organization);

    assertThat(find(work -> work.organizations().keepOpen(organization.id())))
        .contains(organization);
    change(work -> work.organizations().close(organization.id(), Fixtures.NOW));
    assertThat(find(work -> work.organizations().keepOpen(organization.id()))).isEmpty();

    assertThat(find(work -> work.organizations().keepOpen(Fixtures.organization().id()))).isEmpty();
  }

  @Test
  void what_does_not_exist_is_not_changed() {
    Organization unknown = Fixtures.organization();

    assertThat(won(work -> work.organizations().edit(unknown.id(), unknown.details()))).isFalse();
    assertThat(won(work -> work.organizations().close(unknown.id(), Fixtures.NOW))).isFalse();
    assertThat(won(work -> setOwner(work, unknown, Optional.empty(), owner()))).isFalse();
  }

  private static boolean setOwner(
      UnitOfWork work, Organization organization, Optional<AccountId> before, AccountId owner) {
    return work.organizations().setOwner(organization.id(), before, owner);
  }

  private static AccountId owner() {
    return new AccountId(Fixtures.id());
  }

  private Organization found(Organization organization) {
    return find(work -> work.organizations().find(organization.id())).orElseThrow();
  }

  private void assertRoundTrip(Details details) {
    Organization organization = Fixtures.organization(details);

    change(work -> work.organizations().insert(organization));

    assertThat(find(work -> work.organizations().find(organization.id()))).contains(organization);
  }
}
