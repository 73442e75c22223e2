package io.entitlements.core.internal.lease;

import io.entitlements.core.internal.change.Changes;
import io.entitlements.lease.LeasesOf;
import io.entitlements.lease.Revocation;
import io.entitlements.spi.UnitOfWork;
import java.time.Instant;
import java.util.UUID;

/** A revocation as the answer for a repeat: {@code KIND:id:second}. */
enum RevocationCodec implements Changes.Codec<Revocation> {
  INSTANCE;

  @Override
  public String write(Revocation value) {
    return value.of().kind() + ":" + value.of().id() + ":" + value.issuedBefore().getEpochSecond();
  }

  @Override
  public Revocation read(UnitOfWork store, String text) {
    int first = text.indexOf(':');
    int second = text.indexOf(':', first + 1);
    LeasesOf.Kind kind = LeasesOf.Kind.valueOf(text.substring(0, first));
    UUID id = UUID.fromString(text.substring(first + 1, second));
    return new Revocation(
        kind.of(id), Instant.ofEpochSecond(Long.parseLong(text.substring(second + 1))));
  }
}
