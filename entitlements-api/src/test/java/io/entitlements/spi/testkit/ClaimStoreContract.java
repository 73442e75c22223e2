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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.ClaimStore} promises. */
public abstract class ClaimStoreContract extends StoreContract {

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

  @Test
  void claim_ends_once() {
    Claim fulfilled = given(NOW);
    Claim rejected = given(NOW);

    assertThat(fulfil(fulfilled, FAR_AHEAD)).isTrue();
    assertThat(reject(rejected, FAR_AHEAD)).isTrue();
    for (Claim claim : List.of(fulfilled, rejected)) {
      assertThat(fulfil(claim, NOW)).isFalse();
      assertThat(reject(claim, NOW)).isFalse();
      assertThat(overdue(claim, NOW)).isFalse();
      assertThat(retry(claim, 0)).isFalse();
    }

    assertThat(found(fulfilled).end()).contains(new Claim.End(Claim.Outcome.FULFILLED, FAR_AHEAD));
    assertThat(found(fulfilled).fulfilledAt()).contains(FAR_AHEAD);
    assertThat(found(rejected).fulfilledAt()).isEmpty();
    assertThat(found(rejected).end())
        .contains(new Claim.End(Claim.Outcome.REJECTED_BY_VENDOR, FAR_AHEAD));
  }

  @Test
  void claim_of_a_closed_organization_is_not_fulfilled() {
    Claim claim = given(NOW);
    change(work -> work.organizations().close(claim.organization(), NOW));

    assertThat(fulfil(claim, NOW)).isFalse();
    assertFound(claim);
    assertThat(reject(claim, NOW)).isTrue();
  }

  @Test
  void claim_is_found_overdue_once_and_its_retries_are_counted() {
    Claim claim = given(NOW);

    assertThat(overdue(claim, FAR_AHEAD)).isTrue();
    assertThat(overdue(claim, NOW)).isFalse();
    assertThat(retry(claim, 0)).isTrue();
    assertThat(retry(claim, 0)).isFalse();
    assertThat(retry(claim, 1)).isTrue();

    assertThat(found(claim).overdueAt()).contains(FAR_AHEAD);
    assertThat(found(claim).retries()).isEqualTo(2);
    assertThat(found(claim).end()).isEmpty();
  }

  @Test
  void claim_that_does_not_exist_is_not_changed() {
    Claim claim = given(NOW);
    Claim elsewhere =
        Fixtures.claim(
            write(Given::organization).id(), claim.order(), claim.by().orElseThrow(), NOW);

    assertThat(fulfil(elsewhere, NOW)).isFalse();
    assertThat(reject(elsewhere, NOW)).isFalse();
    assertThat(overdue(elsewhere, NOW)).isFalse();
    assertThat(retry(elsewhere, 0)).isFalse();

    assertFound(claim);
  }

  @Test
  void claim_that_is_open_or_was_fulfilled_is_withdrawn_once_and_no_other() {
    Claim open = given(NOW);
    Claim fulfilled = given(NOW);
    Claim rejected = given(NOW);
    fulfil(fulfilled, NOW);
    reject(rejected, NOW);

    assertThat(withdraw(open)).isTrue();
    assertThat(withdraw(fulfilled)).isTrue();
    assertThat(withdraw(rejected)).isFalse();
    for (Claim claim : List.of(open, fulfilled)) {
      assertThat(withdraw(claim)).isFalse();
      assertThat(fulfil(claim, NOW)).isFalse();
      assertThat(found(claim).end()).contains(new Claim.End(Claim.Outcome.CANCELLED, FAR_AHEAD));
    }
    assertThat(found(open).fulfilledAt()).isEmpty();
    assertThat(found(fulfilled).fulfilledAt()).contains(NOW);
    Claim elsewhere =
        Fixtures.claim(write(Given::organization).id(), open.order(), open.by().orElseThrow(), NOW);
    assertThat(withdraw(elsewhere)).isFalse();
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

  @RepeatedTest(5)
  void of_racing_fulfilments_and_rejections_one_is_made() {
    Claim claim = given(NOW);

    assertThat(Race.winners(8, thread -> thread % 2 == 0 ? fulfil(claim, NOW) : reject(claim, NOW)))
        .isEqualTo(1);
  }

  private Claim given(Instant submittedAt) {
    return write(
        work ->
            insert(
                work,
                Fixtures.claim(
                    Given.organization(work).id(),
                    Given.order(work).id(),
                    Given.accountId(work),
                    submittedAt)));
  }

  private Claim given(OrganizationId organization) {
    return write(
        work ->
            insert(
                work,
                Fixtures.claim(organization, Given.order(work).id(), Given.accountId(work), NOW)));
  }

  private static Claim insert(UnitOfWork work, Claim claim) {
    work.claims().insert(claim);
    return claim;
  }

  private List<Claim> page(OrganizationId organization, Optional<ClaimId> after, int limit) {
    return list(work -> work.claims().page(organization, after, limit));
  }

  private boolean hasOpen(OrganizationId organization) {
    return holds(work -> work.claims().hasOpen(organization));
  }

  private boolean fulfil(Claim claim, Instant now) {
    return won(work -> work.claims().fulfil(claim.organization(), claim.id(), now));
  }

  private boolean reject(Claim claim, Instant now) {
    Claim.End end = new Claim.End(Claim.Outcome.REJECTED_BY_VENDOR, now);
    return won(work -> work.claims().reject(claim.organization(), claim.id(), end));
  }

  private boolean withdraw(Claim claim) {
    Claim.End end = new Claim.End(Claim.Outcome.CANCELLED, FAR_AHEAD);
    return won(work -> work.claims().withdraw(claim.organization(), claim.id(), end));
  }

  private boolean overdue(Claim claim, Instant now) {
    return won(work -> work.claims().overdue(claim.organization(), claim.id(), now));
  }

  private boolean retry(Claim claim, int before) {
    return won(work -> work.claims().retry(claim.organization(), claim.id(), before));
  }

  private Claim found(Claim claim) {
    return find(work -> work.claims().find(claim.organization(), claim.id())).orElseThrow();
  }

  private void assertFound(Claim claim) {
    assertThat(found(claim)).isEqualTo(claim);
  }
}
