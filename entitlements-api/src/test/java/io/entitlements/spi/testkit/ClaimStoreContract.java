package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.FAR_AHEAD;
import static io.entitlements.spi.testkit.Fixtures.LONG_AGO;
import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.ProductId;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimedBundle;
import io.entitlements.claim.Vendor;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.subscription.Term;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.ClaimStore} promises. */
public abstract class ClaimStoreContract extends ClaimingContract {

  /** For subclasses. */
  protected ClaimStoreContract() {}

  @Test
  void an_organization_has_an_open_claim_until_the_last_has_ended() {
    OrganizationId organization = write(Given::organization).id();
    assertThat(hasOpen(organization)).isFalse();
    Claim first = given(organization);
    Claim second = given(organization);

    assertThat(hasOpen(organization)).isTrue();
    fulfil(first, NOW);
    assertThat(hasOpen(organization)).isTrue();
    reject(second, NOW);

    assertThat(hasOpen(organization)).isFalse();
  }

  @Test
  void claim_is_found_with_every_field() {
    assertFound(given(NOW));
    assertFound(given(LONG_AGO));
    assertFound(given(FAR_AHEAD));
    assertFound(
        write(
            work -> {
              Claim claim =
                  new Claim(
                      Given.organization(work).id(),
                      new ClaimId(Fixtures.id()),
                      new OrderId(Fixtures.id()),
                      Optional.of(Given.accountId(work)),
                      Claim.How.BY_HAND,
                      new Vendor(Fixtures.text(Vendor.MAX_LENGTH), Fixtures.text(100)),
                      List.of(
                          new ClaimedBundle(
                              0,
                              new ProductId("z".repeat(40)),
                              Subscription.MAX_SEATS_OF_KEY,
                              new Term(LONG_AGO, FAR_AHEAD),
                              new ProductKeyId(Fixtures.id())),
                          Fixtures.bundle(7)),
                      NOW,
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      0);
              work.claims().insert(claim);
              return claim;
            }));
  }

  @Test
  void claim_that_was_transferred_is_found_without_a_claimant() {
    assertFound(
        write(
            work ->
                insert(
                    work,
                    new Claim(
                        Given.organization(work).id(),
                        new ClaimId(Fixtures.id()),
                        new OrderId(Fixtures.id()),
                        Optional.empty(),
                        Claim.How.TRANSFER,
                        Vendor.NOT_SAID,
                        List.of(Fixtures.bundle(3)),
                        NOW,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        0))));
  }

  @Test
  void claim_is_found_by_its_own_organization_alone() {
    Claim claim = given(NOW);
    OrganizationId other = write(Given::organization).id();

    assertThat(find(work -> work.claims().find(other, claim.id()))).isEmpty();
    assertThat(find(work -> work.claims().find(claim.organization(), new ClaimId(Fixtures.id()))))
        .isEmpty();
    assertThat(list(work -> work.claims().page(other, Optional.empty(), 10))).isEmpty();
  }

  @Test
  void claims_of_an_organization_are_paged_the_newest_first_each_with_its_bundles() {
    OrganizationId organization = write(Given::organization).id();
    given(NOW);
    List<Claim> claims = IntStream.range(0, 5).mapToObj(i -> given(organization)).toList();

    assertThat(page(organization, Optional.empty(), 2))
        .containsExactly(claims.get(4), claims.get(3));
    assertThat(page(organization, Optional.of(claims.get(3).id()), 2))
        .containsExactly(claims.get(2), claims.get(1));
    assertThat(page(organization, Optional.of(claims.get(1).id()), 2))
        .containsExactly(claims.get(0));
    assertThat(page(organization, Optional.of(claims.get(0).id()), 2)).isEmpty();
  }

  @RepeatedTest(3)
  void claim_that_somebody_has_locked_stays_as_it_is_until_their_transaction_ends() {
    Claim claim = given(NOW);

    assertThat(
            Race.winners(
                4,
                thread ->
                    won(
                        work ->
                            work.claims()
                                .retry(
                                    claim.organization(),
                                    claim.id(),
                                    lock(work, claim).retries()))))
        .isEqualTo(4);

    assertThat(found(claim).retries()).isEqualTo(4);
    assertThat(find(work -> work.claims().lock(claim.organization(), new ClaimId(Fixtures.id()))))
        .isEmpty();
  }

  private static Claim lock(UnitOfWork work, Claim claim) {
    return work.claims().lock(claim.organization(), claim.id()).orElseThrow();
  }
}
