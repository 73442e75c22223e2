package io.entitlements.core.memory;

import io.entitlements.claim.Claim;
import io.entitlements.spi.ClaimStore;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/** Claims by identifier. */
record MemoryClaims(Table<ClaimId, Claim> claims) implements ClaimStore {

  @Override
  public void insert(Claim claim) {
    claims.add(claim.id(), claim);
  }

  @Override
  public Optional<Claim> find(OrganizationId organization, ClaimId id) {
    return claims.find(id).filter(claim -> claim.organization().equals(organization));
  }

  @Override
  public boolean hasUnfulfilled(OrganizationId organization) {
    return claims
        .all()
        .anyMatch(
            claim -> claim.organization().equals(organization) && claim.fulfilledAt().isEmpty());
  }

  @Override
  public boolean fulfil(OrganizationId organization, ClaimId id, Instant now) {
    return claims.update(
        id,
        claim -> claim.organization().equals(organization) && claim.fulfilledAt().isEmpty(),
        claim ->
            new Claim(
                organization,
                id,
                claim.order(),
                claim.by(),
                claim.submittedAt(),
                Optional.of(now)));
  }
}
