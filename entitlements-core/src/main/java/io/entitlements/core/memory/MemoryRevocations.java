package io.entitlements.core.memory;

import io.entitlements.lease.LeasesOf;
import io.entitlements.lease.Revocation;
import io.entitlements.spi.RevocationStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What was revoked, and how often something was. */
record MemoryRevocations(Table<LeasesOf, Revocation> rows, Table<String, Long> numbers)
    implements RevocationStore {

  private static final String CHANGES = "changes";

  @Override
  public void put(Revocation revocation) {
    numbers.put(CHANGES, number() + 1);
    Optional<Revocation> known = rows.find(revocation.of());
    if (known.filter(one -> !one.issuedBefore().isBefore(revocation.issuedBefore())).isEmpty()) {
      rows.put(revocation.of(), revocation);
    }
  }

  @Override
  public long number() {
    return numbers.find(CHANGES).orElse(0L);
  }

  @Override
  public List<Revocation> after(Instant after) {
    return rows.all().filter(one -> one.issuedBefore().isAfter(after)).toList();
  }

  @Override
  public Optional<Instant> latest(Collection<LeasesOf> any) {
    return any.stream()
        .flatMap(of -> rows.find(of).stream())
        .map(Revocation::issuedBefore)
        .max(Comparator.naturalOrder());
  }
}
