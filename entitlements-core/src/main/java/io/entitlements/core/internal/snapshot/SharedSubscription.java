package io.entitlements.core.internal.snapshot;

import io.entitlements.core.internal.decision.CompiledRight;
import io.entitlements.core.internal.decision.Right;
import io.entitlements.type.ProductKeyId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;

/** The rights to one subscription, and those who hold them. Thread-safe. */
final class SharedSubscription {

  /** Reachable for as long as this is, so that a change of it is noticed. */
  @SuppressWarnings("UnusedVariable")
  private final SharedOrganization organization;

  /** Those of the computers of each key, and without a key that of people. */
  private final Map<Optional<ProductKeyId>, CompiledRight> rights = new HashMap<>();

  private final Set<Holding> holdings = Collections.newSetFromMap(new WeakHashMap<>());

  SharedSubscription(SharedOrganization organization) {
    this.organization = organization;
  }

  /** The right of whoever holds a seat so; a new one if the facts have changed. */
  synchronized CompiledRight share(Optional<ProductKeyId> key, Right right) {
    CompiledRight known = rights.get(key);
    if (known != null && known.right().equals(right)) {
      return known;
    }
    if (known != null) {
      outdate();
    }
    CompiledRight shared = CompiledRight.of(right);
    rights.put(key, shared);
    return shared;
  }

  /** Tells all who hold these, too, when the subscription changes. */
  synchronized void add(Holding holding) {
    holdings.add(holding);
  }

  synchronized void outdate() {
    holdings.forEach(Holding::outdate);
    holdings.clear();
    rights.clear();
  }
}
