package io.entitlements.core.internal.snapshot;

import io.entitlements.catalog.Catalog;
import io.entitlements.core.internal.decision.CompiledRight;
import io.entitlements.core.internal.decision.Right;
import io.entitlements.core.internal.decision.Snapshot;
import io.entitlements.spi.HeldRight;
import java.time.Duration;
import java.util.function.BiFunction;

/** Puts snapshots together, by one version of the catalog. Thread-safe. */
final class Assembly {

  /** Events say what changes; this bounds what nobody thought of. */
  private static final int LIFETIME = (int) Duration.ofHours(1).toMillis();

  /** Whoever is asked about before the account is made need not wait for its event. */
  private static final int LIFETIME_OF_UNKNOWN = (int) Duration.ofSeconds(5).toMillis();

  private final Catalog catalog;
  private final SharedRights shared;

  Assembly(Catalog catalog, SharedRights shared) {
    this.catalog = catalog;
    this.shared = shared;
  }

  /** A snapshot of shared rights, to be kept. */
  Kept toKeep(Found found, long now) {
    return assemble(found, now, shared::share);
  }

  /** A snapshot of its own rights, for one answer. */
  Kept toAsk(Found found, long now) {
    return assemble(found, now, (held, right) -> CompiledRight.of(right));
  }

  private Kept assemble(
      Found found, long now, BiFunction<HeldRight, Right, CompiledRight> compile) {
    Snapshot snapshot =
        Snapshot.ofCompiled(
            found.held().stream()
                .flatMap(
                    held ->
                        RightCompiler.right(catalog, held)
                            .map(right -> compile.apply(held, right))
                            .stream())
                .toList());
    return new Kept(
        snapshot, found.withoutRight(), now, found.isKnown() ? LIFETIME : LIFETIME_OF_UNKNOWN);
  }
}
