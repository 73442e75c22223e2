package io.entitlements.core.internal.snapshot;

import io.entitlements.core.internal.decision.CompiledRight;
import io.entitlements.core.internal.decision.Right;
import io.entitlements.type.ProductKeyId;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rights to one subscription, and those who hold them. Thread-safe. */
final class SharedSubscription {

  /** That of rights which nobody keeps; it is told of nothing. */
  static final SharedSubscription NONE = new SharedSubscription(new SharedOrganization());

  /** Bytes of one with a right; measured. */
  static final int WEIGHT = 680;

  private static final int FEATURE_WEIGHT = 16;

  /** So many may be forgotten before anybody looks. */
  private static final int ROOM = 8;

  /** Reachable for as long as this is, so that a change of it is noticed. */
  @SuppressWarnings("UnusedVariable")
  private final SharedOrganization organization;

  private @Nullable SharedRight ofPeople;

  /** Those of the computers of each key; few subscriptions have any. */
  private @Nullable Map<ProductKeyId, SharedRight> byKey;

  private final List<WeakReference<Holding>> holdings = new ArrayList<>(2);

  /** How many were left when those that are forgotten were last taken out. */
  private int left;

  private @Nullable Entry carrier;

  SharedSubscription(SharedOrganization organization) {
    this.organization = organization;
  }

  /** The right of whoever holds a seat so; a new one if the facts have changed. */
  synchronized SharedRight share(Optional<ProductKeyId> key, Right right) {
    SharedRight known = known(key);
    if (known != null && known.right().right().equals(right)) {
      return known;
    }
    if (known != null) {
      outdate();
    }
    SharedRight shared = new SharedRight(CompiledRight.of(right), this);
    put(key, shared);
    return shared;
  }

  private @Nullable SharedRight known(Optional<ProductKeyId> key) {
    if (key.isEmpty()) {
      return ofPeople;
    }
    return byKey == null ? null : byKey.get(key.get());
  }

  private void put(Optional<ProductKeyId> key, SharedRight shared) {
    if (key.isEmpty()) {
      ofPeople = shared;
      return;
    }
    if (byKey == null) {
      byKey = new HashMap<>();
    }
    byKey.put(key.get(), shared);
  }

  /** Tells all who hold these, too, when the subscription changes. */
  synchronized void add(Holding holding) {
    if (holdings.size() > 2 * left + ROOM) {
      holdings.removeIf(one -> one.get() == null);
      left = holdings.size();
    }
    holdings.add(holding.reference());
  }

  /** As {@link Holding#weightOf}. */
  int weightOf(Entry entry, SharedRight right) {
    if (carrier != null && carrier != entry && carrier.kept() != null) {
      return 0;
    }
    carrier = entry;
    Right of = right.right().right();
    return WEIGHT + FEATURE_WEIGHT * (of.unlocked().size() + of.locked().size());
  }

  synchronized void outdate() {
    for (WeakReference<Holding> reference : holdings) {
      Holding holding = reference.get();
      if (holding != null) {
        holding.outdate();
      }
    }
    holdings.clear();
    left = 0;
    ofPeople = null;
    byKey = null;
  }
}
