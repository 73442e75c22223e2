package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.FAR_AHEAD;
import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.Claim;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the contracts about claims share: making, ending and finding them. */
abstract class ClaimingContract extends StoreContract {

  final Claim given(Instant submittedAt) {
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

  final Claim given(OrganizationId organization) {
    return write(
        work ->
            insert(
                work,
                Fixtures.claim(organization, Given.order(work).id(), Given.accountId(work), NOW)));
  }

  static Claim insert(UnitOfWork work, Claim claim) {
    work.claims().insert(claim);
    return claim;
  }

  final List<Claim> page(OrganizationId organization, Optional<ClaimId> after, int limit) {
    return list(work -> work.claims().page(organization, after, limit));
  }

  final boolean hasOpen(OrganizationId organization) {
    return holds(work -> work.claims().hasOpen(organization));
  }

  final boolean fulfil(Claim claim, Instant now) {
    return won(work -> work.claims().fulfil(claim.organization(), claim.id(), now));
  }

  final boolean reject(Claim claim, Instant now) {
    Claim.End end = new Claim.End(Claim.Outcome.REJECTED_BY_VENDOR, now);
    return won(work -> work.claims().reject(claim.organization(), claim.id(), end));
  }

  final boolean withdraw(Claim claim) {
    Claim.End end = new Claim.End(Claim.Outcome.CANCELLED, FAR_AHEAD);
    return won(work -> work.claims().withdraw(claim.organization(), claim.id(), end));
  }

  final boolean overdue(Claim claim, Instant now) {
    return won(work -> work.claims().overdue(claim.organization(), claim.id(), now));
  }

  final boolean retry(Claim claim, int before) {
    return won(work -> work.claims().retry(claim.organization(), claim.id(), before));
  }

  final Claim found(Claim claim) {
    return find(work -> work.claims().find(claim.organization(), claim.id())).orElseThrow();
  }

  final void assertFound(Claim claim) {
    assertThat(found(claim)).isEqualTo(claim);
  }
}
