package io.entitlements.core.micrometer;

import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** A counter for each reason, made beforehand: counting looks nothing up by text. Thread-safe. */
final class DecisionCounters {

  private final Map<Reason, Counter> allowed;
  private final Map<Reason, Counter> refused;

  DecisionCounters(Function<Reason, Counter> allowed, Function<Reason, Counter> refused) {
    this.allowed = forEachReason(allowed);
    this.refused = forEachReason(refused);
  }

  void count(Decision decision) {
    Map<Reason, Counter> counters = decision.isAllowed() ? allowed : refused;
    Objects.requireNonNull(counters.get(decision.reason())).increment();
  }

  private static Map<Reason, Counter> forEachReason(Function<Reason, Counter> counter) {
    Map<Reason, Counter> counters = new EnumMap<>(Reason.class);
    for (Reason reason : Reason.values()) {
      counters.put(reason, counter.apply(reason));
    }
    return counters;
  }
}
