package io.entitlements.benchmarks.check;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Where an application keeps until when its users have which product: a map. */
final class HeldProducts {

  private final Map<String, Map<Integer, Instant>> ends = new HashMap<>();

  HeldProducts(Population population) {
    for (int person = 0; person < population.people(); person++) {
      ends.put(Population.user(person), population.endsOf(person));
    }
  }

  /** Nothing of the unknown. */
  void eachOf(String user, BiConsumer<Integer, Instant> held) {
    ends.getOrDefault(user, Map.of()).forEach(held);
  }

  boolean knows(String user) {
    return ends.containsKey(user);
  }
}
