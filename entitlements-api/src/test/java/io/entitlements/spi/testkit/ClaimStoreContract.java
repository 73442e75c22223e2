package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.FAR_AHEAD;
import static io.entitlements.spi.testkit.Fixtures.LONG_AGO;
import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Organization;
import io.entitlements.claim.Claim;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.ClaimStore} promises. */
public abstract class ClaimStoreContract extends StoreContract {

  /** For subclasses. */
  protected ClaimStoreContract() {}

  @Test
  void an_organization_has_an_unfulfilled_claim_until_the_last_is_fulfilled() {
    Organization organization = write(Given::organization);
    Claim claim =
        write(work -> Fixtures.claim(organization, Given.order(work), Given.account(work)));

    assertThat(holds(work -> work.claims().hasUnfulfilled(organization.id()))).isFalse();
    change(work -> work.claims().insert(claim));
    assertThat(holds(work -> work.claims().hasUnfulfilled(organization.id()))).isTrue();
    change(work -> work.claims().fulfil(organization.id(), claim.id(), Fixtures.NOW));

    assertThat(holds(work -> work.claims().hasUnfulfilled(organization.id()))).isFalse();
  }

  @Test
  void claim_is_found_with_every_field() {
    assertFound(given(NOW));
    assertFound(given(LONG_AGO));
    assertFound(given(FAR_AHEAD));
  }

  @Test
  void claim_is_found_by_its_own_organization_alone() {
    Claim claim = given(NOW);
    OrganizationId other = write(Given::organization).id();

    assertThat(find(work -> work.claims().find(other, claim.id()))).isEmpty();
    assertThat(find(work -> work.claims().find(claim.organization(), new ClaimId(Fixtures.id()))))
        .isEmpty();
  }

  @Test
  void claim_is_fulfilled_once() {
    Claim claim = given(NOW);

    assertThat(fulfil(claim, FAR_AHEAD)).isTrue();
    assertThat(fulfil(claim, NOW)).isFalse();

    assertFound(fulfilledAt(claim, FAR_AHEAD));
  }

  @Test
  void claim_that_does_not_exist_is_not_fulfilled() {
    Claim claim = given(NOW);
    OrganizationId other = write(Given::organization).id();

    assertThat(won(work -> work.claims().fulfil(other, claim.id(), NOW))).isFalse();
    assertThat(
            won(
                work ->
                    work.claims().fulfil(claim.organization(), new ClaimId(Fixtures.id()), NOW)))
        .isFalse();

    assertFound(claim);
  }

  @RepeatedTest(5)
  void of_racing_fulfilments_one_is_made() {
    Claim claim = given(NOW);

    assertThat(Race.winners(8, thread -> fulfil(claim, NOW))).isEqualTo(1);
  }

  private Claim given(Instant submittedAt) {
    return write(
        work -> {
          Claim claim =
              new Claim(
                  Given.organization(work).id(),
                  new ClaimId(Fixtures.id()),
                  Given.order(work).id(),
                  Given.accountId(work),
                  submittedAt,
                  Optional.empty());
          work.claims().insert(claim);
          return claim;
        });
  }

  private boolean fulfil(Claim claim, Instant now) {
    return write(work -> work.claims().fulfil(claim.organization(), claim.id(), now));
  }

  private static Claim fulfilledAt(Claim claim, Instant now) {
    return new Claim(
        claim.organization(),
        claim.id(),
        claim.order(),
        claim.by(),
        claim.submittedAt(),
        Optional.of(now));
  }

  private void assertFound(Claim claim) {
    assertThat(find(work -> work.claims().find(claim.organization(), claim.id()))).contains(claim);
  }
}
