package io.entitlements.core.internal.snapshot;

import io.entitlements.catalog.FeatureId;
import io.entitlements.check.AccountEntitlements;
import io.entitlements.check.CheckObserver;
import io.entitlements.check.Consistency;
import io.entitlements.check.Decision;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.Revision;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The check of a portal: by what is at hand, or else by the store. */
public final class CheckService {

  /** The most people of one question. */
  private static final int MOST_PEOPLE = 1_000;

  private final KeptSnapshots snapshots;
  private final Clock clock;
  private final CheckObserver observer;

  /** Composes the service. */
  public CheckService(KeptSnapshots snapshots, Clock clock, CheckObserver observer) {
    this.snapshots = snapshots;
    this.clock = clock;
    this.observer = observer;
  }

  /** Decides for a person. */
  public Decision check(AccountId account, FeatureId feature) {
    Objects.requireNonNull(account, "account");
    return check(Holders.PEOPLE, account, feature);
  }

  /** Decides for a computer. */
  public Decision check(DeviceId device, FeatureId feature) {
    Objects.requireNonNull(device, "device");
    return check(Holders.COMPUTERS, device, feature);
  }

  private <K> Decision check(Holders<K> holders, K key, FeatureId feature) {
    Objects.requireNonNull(feature, "feature");
    long now = clock.millis();
    Decision atHand = snapshots.decide(snapshots.atHand(), holders, key, feature, now);
    return atHand == null ? ask(holders, key, feature, now) : told(atHand, true);
  }

  private <K> Decision ask(Holders<K> holders, K key, FeatureId feature, long now) {
    Snapshots current = snapshots.current();
    if (!current.isSold(feature)) {
      return told(Snapshots.UNKNOWN_FEATURE, true);
    }
    return told(current.decide(snapshots.load(current, holders, key, now), feature), false);
  }

  private Decision told(Decision decision, boolean fromMemory) {
    observer.decided(decision, fromMemory);
    return decision;
  }

  /** Decides for a person, not from before a change. */
  public Decision check(AccountId account, FeatureId feature, Consistency consistency) {
    return of(account, consistency).check(feature);
  }

  /** Decides for many people. */
  public Map<AccountId, Decision> check(Collection<AccountId> accounts, FeatureId feature) {
    Objects.requireNonNull(accounts, "accounts");
    if (accounts.size() > MOST_PEOPLE) {
      throw new IllegalArgumentException(
          "at most " + MOST_PEOPLE + " accounts, not " + accounts.size());
    }
    Objects.requireNonNull(feature, "feature");
    long now = clock.millis();
    Snapshots current = snapshots.current();
    Map<AccountId, Decision> decisions = new LinkedHashMap<>();
    List<AccountId> toLoad = new ArrayList<>();
    for (AccountId account : accounts) {
      Objects.requireNonNull(account, "account");
      Kept kept = snapshots.find(current, account, now);
      if (kept == null) {
        toLoad.add(account);
      }
      decisions.put(
          account, kept == null ? Snapshots.UNKNOWN_FEATURE : current.decide(kept, feature));
    }
    Map<AccountId, Kept> loaded =
        toLoad.isEmpty() || !current.isSold(feature)
            ? Map.of()
            : snapshots.loadAll(current, toLoad, now);
    loaded.forEach((account, kept) -> decisions.put(account, current.decide(kept, feature)));
    decisions.forEach(
        (account, decision) -> observer.decided(decision, !loaded.containsKey(account)));
    return Collections.unmodifiableMap(decisions);
  }

  /** What a person may use. */
  public AccountEntitlements of(AccountId account) {
    Objects.requireNonNull(account, "account");
    long now = clock.millis();
    Snapshots current = snapshots.current();
    Kept kept = snapshots.find(current, account, now);
    return new View(
        account,
        current,
        kept == null ? snapshots.load(current, Holders.PEOPLE, account, now) : kept,
        kept != null);
  }

  /** What a person may use, by facts that are not from before a change. */
  public AccountEntitlements of(AccountId account, Consistency consistency) {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(consistency, "consistency");
    long now = clock.millis();
    Snapshots current = snapshots.current();
    Revision revision = consistency.revision();
    return snapshots.hasReached(revision)
        ? of(account)
        : new View(account, current, snapshots.load(current, account, revision, now), false);
  }

  private final class View implements AccountEntitlements {

    private final AccountId account;
    private final Snapshots current;
    private final Kept kept;
    private final boolean fromMemory;

    View(AccountId account, Snapshots current, Kept kept, boolean fromMemory) {
      this.account = account;
      this.current = current;
      this.kept = kept;
      this.fromMemory = fromMemory;
    }

    @Override
    public AccountId account() {
      return account;
    }

    @Override
    public Decision check(FeatureId feature) {
      Objects.requireNonNull(feature, "feature");
      return told(current.decide(kept.at(clock.millis()), feature), fromMemory);
    }

    @Override
    public Map<FeatureId, Decision> checkAll() {
      Kept now = kept.at(clock.millis());
      Map<FeatureId, Decision> decisions = new LinkedHashMap<>();
      for (FeatureId feature : current.features()) {
        decisions.put(feature, current.decide(now, feature));
      }
      return Collections.unmodifiableMap(decisions);
    }
  }
}
