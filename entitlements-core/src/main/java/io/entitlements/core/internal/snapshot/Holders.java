package io.entitlements.core.internal.snapshot;

import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Those whom a check can be about.
 *
 * @param <K> their ids
 * @param cache where their snapshots are
 * @param id what events call one of them
 * @param store reads one of them
 */
record Holders<K>(
    Function<Snapshots, SnapshotCache> cache,
    Function<K, UUID> id,
    BiFunction<UnitOfWork, K, Found> store) {

  static final Holders<AccountId> PEOPLE =
      new Holders<>(
          Snapshots::people,
          AccountId::value,
          (store, account) -> Found.person(store.rights().of(account)));

  static final Holders<DeviceId> COMPUTERS =
      new Holders<>(
          Snapshots::computers,
          DeviceId::value,
          (store, device) -> Found.computer(store.rights().of(device)));
}
