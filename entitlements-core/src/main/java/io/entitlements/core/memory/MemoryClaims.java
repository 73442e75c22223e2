package io.entitlements.core.memory;

import io.entitlements.claim.Claim;
import io.entitlements.spi.ClaimStore;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Claims by identifier. */
record MemoryClaims(Table<ClaimId, Claim> claims, MemoryOrganizations organizations)
    implements ClaimStore {

  private static final Comparator<Claim> BY_ID =
      Comparator.comparing(claim -> claim.id().toString());

  @Override
  public void insert(Claim claim) {
    claims.add(claim.id(), claim);
  }

  @Override
  public Optional<Claim> find(OrganizationId organization, ClaimId id) {
    return claims.find(id).filter(claim -> claim.organization().equals(organization));
  }

  /** Transactions take turns. */
  @Override
  public Optional<Claim> lock(OrganizationId organization, ClaimId id) {
    return find(organization, id);
  }

  @Override
  public List<Claim> page(OrganizationId organization, Optional<ClaimId> after, int limit) {
    return claims
        .all()
        .filter(claim -> claim.organization().equals(organization))
        .filter(claim -> after.map(at -> isBefore(claim, at)).orElse(true))
        .sorted(BY_ID.reversed())
        .limit(limit)
        .toList();
  }

  private static boolean isBefore(Claim claim, ClaimId at) {
    return claim.id().toString().compareTo(at.toString()) < 0;
  }

  @Override
  public boolean hasOpen(OrganizationId organization) {
    return claims
        .all()
        .anyMatch(claim -> claim.organization().equals(organization) && claim.end().isEmpty());
  }

  @Override
  public boolean fulfil(OrganizationId organization, ClaimId id, Instant now) {
    return organizations.keepOpen(organization).isPresent()
        && change(
            organization,
            id,
            claim ->
                with(
                    claim,
                    claim.overdueAt(),
                    Optional.of(now),
                    Optional.of(new Claim.End(Claim.Outcome.FULFILLED, now)),
                    claim.retries()));
  }

  @Override
  public boolean reject(OrganizationId organization, ClaimId id, Claim.End end) {
    return change(organization, id, claim -> ended(claim, end));
  }

  @Override
  public boolean withdraw(OrganizationId organization, ClaimId id, Claim.End end) {
    return claims.update(
        id,
        claim ->
            claim.organization().equals(organization)
                && claim.end().stream().allMatch(it -> it.outcome() == Claim.Outcome.FULFILLED),
        claim -> ended(claim, end));
  }

  @Override
  public boolean overdue(OrganizationId organization, ClaimId id, Instant now) {
    return find(organization, id).flatMap(Claim::overdueAt).isEmpty()
        && change(
            organization,
            id,
            claim ->
                with(claim, Optional.of(now), claim.fulfilledAt(), claim.end(), claim.retries()));
  }

  @Override
  public boolean retry(OrganizationId organization, ClaimId id, int before) {
    return find(organization, id).filter(claim -> claim.retries() == before).isPresent()
        && change(
            organization,
            id,
            claim -> with(claim, claim.overdueAt(), claim.fulfilledAt(), claim.end(), before + 1));
  }

  private boolean change(OrganizationId organization, ClaimId id, UnaryOperator<Claim> change) {
    return claims.update(
        id, claim -> claim.organization().equals(organization) && claim.end().isEmpty(), change);
  }

  private static Claim ended(Claim claim, Claim.End end) {
    return with(claim, claim.overdueAt(), claim.fulfilledAt(), Optional.of(end), claim.retries());
  }

  private static Claim with(
      Claim claim,
      Optional<Instant> overdueAt,
      Optional<Instant> fulfilledAt,
      Optional<Claim.End> end,
      int retries) {
    return new Claim(
        claim.organization(),
        claim.id(),
        claim.order(),
        claim.by(),
        claim.how(),
        claim.vendor(),
        claim.bundles(),
        claim.submittedAt(),
        overdueAt,
        fulfilledAt,
        end,
        retries);
  }
}
