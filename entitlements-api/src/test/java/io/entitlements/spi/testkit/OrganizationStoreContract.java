package io.entitlements.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Organization;
import io.entitlements.account.Organization.Details;
import java.time.ZoneId;
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
            ZoneId.of("America/Argentina/ComodRivadavia")));
  }

  @Test
  void organization_without_location_in_a_zone_of_fixed_offset_is_found_as_it_was() {
    assertRoundTrip(new Details("A", "", ZoneId.of("UTC+05:45")));
    assertRoundTrip(new Details("A", "", ZoneId.of("-03:30")));
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

  private void assertRoundTrip(Details details) {
    Organization organization = Fixtures.organization(details);

    change(work -> work.organizations().insert(organization));

    assertThat(find(work -> work.organizations().find(organization.id()))).contains(organization);
  }
}
