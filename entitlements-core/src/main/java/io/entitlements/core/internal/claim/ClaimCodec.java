package io.entitlements.core.internal.claim;

import io.entitlements.claim.Claim;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrganizationId;

/** A claim as an answer is kept: by its organization, which may be new, and itself. */
final class ClaimCodec implements Changes.Codec<Claim> {

  @Override
  public String write(Claim value) {
    return value.organization() + " " + value.id();
  }

  @Override
  public Claim read(UnitOfWork store, String text) {
    int space = text.indexOf(' ');
    return store
        .claims()
        .find(
            OrganizationId.parse(text.substring(0, space)),
            ClaimId.parse(text.substring(space + 1)))
        .orElseThrow();
  }
}
