package io.entitlements.core.internal.account;

import io.entitlements.account.Domain;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.DomainName;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/**
 * A domain as a request left it, for it may be gone when the request is repeated: its name and
 * token, and the milliseconds of its instants, {@code -} for one that there is not.
 */
record DomainCodec(OrganizationId organization) implements Changes.Codec<Domain> {

  private static final String NONE = "-";

  @Override
  public String write(Domain value) {
    return String.join(
        " ",
        value.name().value(),
        value.token(),
        text(Optional.of(value.addedAt())),
        text(value.verifiedAt()),
        text(value.lookedAt()),
        text(value.seenAt()));
  }

  private static String text(Optional<Instant> instant) {
    return instant.map(at -> Long.toString(at.toEpochMilli())).orElse(NONE);
  }

  @Override
  public Domain read(UnitOfWork store, String text) {
    String[] parts = text.split(" ", -1);
    return new Domain(
        organization,
        new DomainName(parts[0]),
        parts[1],
        instant(parts[2]).orElseThrow(),
        instant(parts[3]),
        instant(parts[4]),
        instant(parts[5]));
  }

  private static Optional<Instant> instant(String text) {
    return text.equals(NONE)
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
  }
}
