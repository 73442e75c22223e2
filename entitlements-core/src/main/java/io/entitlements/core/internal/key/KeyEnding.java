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
   * At a stated instant, which can be stated anew: the end of its term, or later, makes it whole.
   * If it has passed, now and without grace; the leases by it are taken back. What has ended
   * otherwise stays so.
   */
  public static void returned(Change change, ProductKey key, Instant stated) {
    Instant whole = key.newest().term().endsAt();
    boolean isPast = stated.isBefore(whole) && !stated.isAfter(change.now());
    if (key.cutShort().filter(end -> stays(end, isPast, change.now())).isPresent()) {
      return;
    }
    Instant at = stated.isBefore(whole) ? stated : whole;
    KeyEnd end = new KeyEnd(isPast ? change.now() : at, KeyEnd.Why.HARDWARE_RETURNED);
    change.store().productKeys().replace(key.withEnd(Optional.of(end)));
    change.record(
        key.organization(),
        new ProductKeyEvent.ProductKeyEnded(
            key.organization(), key.subscription(), key.id(), end.at(), end.why()));
    if (isPast) {
      takeBackLeases(change, key, "hardware returned");
    }
  }

  private static boolean stays(KeyEnd end, boolean isPast, Instant now) {
    return end.why() != KeyEnd.Why.HARDWARE_RETURNED || (isPast && !end.at().isAfter(now));
  }

  /** What a decision has ended already is not revived until now. */
  private static Instant now(Change change, ProductKey key) {
    return key.cutShort().map(KeyEnd::at).filter(change.now()::isAfter).orElse(change.now());
  }

  private static void takeBackLeases(Change change, ProductKey key, String reason) {
    Revocations.add(change, key.organization(), new LeasesOf.ProductKey(key.id()), reason);
  }
}
