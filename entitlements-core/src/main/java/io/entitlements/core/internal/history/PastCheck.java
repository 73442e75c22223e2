package io.entitlements.core.internal.history;

import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.Catalogs;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import io.entitlements.check.PastChecks;
import io.entitlements.check.Reason;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.snapshot.RightCompiler;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The check at one instant, as known at another: by the facts and the catalog that counted then,
 * and by today's decision function.
 */
record PastCheck(Changes changes, Catalogs catalogs, Instant validAt, Instant knownAt)
    implements PastChecks {

  @Override
  public Decision check(AccountId account, FeatureId feature) {
    KnownHistory known = changes.read(store -> KnownHistoryLoader.of(store, account, knownAt));
    Decision decision = decide(known, feature);
    boolean unknown = decision.reason() == Reason.NO_SEAT && !known.hasAccount();
    return unknown ? until(Decision.none(Reason.UNKNOWN_ACCOUNT), decision.validUntil()) : decision;
  }

  @Override
  public Decision check(DeviceId device, FeatureId feature) {
    return decide(changes.read(store -> KnownHistoryLoader.of(store, device, knownAt)), feature);
  }

  /** Goes on from one change of facts to the next for as long as the answer stays the same. */
  private Decision decide(KnownHistory known, FeatureId feature) {
    SoldOverTime sold = new SoldOverTime(catalogs, knownAt);
    NavigableSet<Instant> instants = new TreeSet<>(known.changesAfter(validAt));
    instants.addAll(sold.changesAfter(validAt));
    Decision asked = decide(known, sold.at(validAt), feature, validAt);
    Decision latest = asked;
    for (Instant change : instants) {
      if (latest.validUntil().isBefore(change)) {
        break;
      }
      latest = decide(known, sold.at(change), feature, change);
      if (!isSame(latest, asked)) {
        return until(asked, change);
      }
    }
    return until(asked, latest.validUntil());
  }

  private Decision decide(KnownHistory known, Catalog sold, FeatureId feature, Instant instant) {
    if (sold.feature(feature).isEmpty()) {
      return Decision.none(Reason.UNKNOWN_FEATURE);
    }
    return known
        .barredAt(instant)
        .map(Decision::none)
        .orElseGet(
            () -> RightCompiler.compile(sold, known.rightsAt(instant)).decide(feature, instant));
  }

  private static boolean isSame(Decision one, Decision other) {
    return one.level() == other.level()
        && one.reason() == other.reason()
        && one.source().equals(other.source());
  }

  private static Decision until(Decision decision, Instant instant) {
    return new Decision(decision.level(), decision.reason(), decision.source(), instant);
  }
}
