package io.entitlements.core.internal.key;

import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.lease.Revocations;
import io.entitlements.event.ProductKeyEvent;
import io.entitlements.key.KeyEnd;
import io.entitlements.key.ProductKey;
import io.entitlements.lease.LeasesOf;
import java.time.Instant;
import java.util.Optional;

/**
 * Ends product keys by a decision, whoever makes it. The caller has locked the subscription before
 * it read the key, and brings its capacity up to date afterwards.
 */
public final class KeyEnding {

  private KeyEnding() {}

  /** For good; the leases by it are taken back. */
  public static void revoke(Change change, ProductKey key) {
    KeyEnd end = new KeyEnd(now(change, key), KeyEnd.Why.REVOKED);
    change.store().productKeys().replace(key.withEnd(Optional.of(end)));
    change.record(
        key.organization(),
        new ProductKeyEvent.ProductKeyRevoked(
            key.organization(), key.subscription(), key.id(), end.at()));
    takeBackLeases(change, key, "product key revoked");
  }

  /** For good here, because it goes to another organization; the leases by it are taken back. */
  public static void transfer(Change change, ProductKey key) {
    KeyEnd end = new KeyEnd(now(change, key), KeyEnd.Why.TRANSFERRED);
    change.store().productKeys().replace(key.withEnd(Optional.of(end)));
    change.record(
        key.organization(),
        new ProductKeyEvent.ProductKeyEnded(
            key.organization(), key.subscription(), key.id(), end.at(), end.why()));
    takeBackLeases(change, key, "product key transferred");
  }

  /**
   * At a stated instant, which can be stated anew; now if that has passed, and the leases by it are
   * taken back. What has ended otherwise stays so.
   */
  public static void returned(Change change, ProductKey key, Instant stated) {
    boolean isPast = !stated.isAfter(change.now());
    boolean hasEnded =
        (isPast && !key.endsAt().isAfter(change.now()))
            || key.end().filter(end -> end.why() != KeyEnd.Why.HARDWARE_RETURNED).isPresent();
    if (hasEnded) {
      return;
    }
    KeyEnd end = new KeyEnd(isPast ? change.now() : stated, KeyEnd.Why.HARDWARE_RETURNED);
    change.store().productKeys().replace(key.withEnd(Optional.of(end)));
    change.record(
        key.organization(),
        new ProductKeyEvent.ProductKeyEnded(
            key.organization(), key.subscription(), key.id(), end.at(), end.why()));
    if (isPast) {
      takeBackLeases(change, key, "hardware returned");
    }
  }

  /** What a decision has ended already is not revived until now. */
  private static Instant now(Change change, ProductKey key) {
    return key.end().map(KeyEnd::at).filter(change.now()::isAfter).orElse(change.now());
  }

  private static void takeBackLeases(Change change, ProductKey key, String reason) {
    Revocations.add(change, key.organization(), new LeasesOf.ProductKey(key.id()), reason);
  }
}
