package io.entitlements.core.internal.activation;

import io.entitlements.activation.ActivationPolicy.MachineCheck;
import io.entitlements.activation.MachineTraits;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells machines apart by their traits. Pure. */
record Machine(Optional<MachineCheck> check) {

  private static final int SAME = 100;

  /** What may be remembered: the traits that weigh something. */
  MachineTraits remembered(MachineTraits said) {
    Map<String, String> kept =
        said.hashes().entrySet().stream()
            .filter(trait -> weight(trait.getKey()) > 0)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new MachineTraits(kept);
  }

  /** How much of the machine is as it was, in percent by weight; all if nothing was known. */
  int score(MachineTraits known, MachineTraits said) {
    int all = 0;
    int same = 0;
    for (Map.Entry<String, String> trait : known.hashes().entrySet()) {
      int weight = weight(trait.getKey());
      all += weight;
      same += trait.getValue().equals(said.hashes().get(trait.getKey())) ? weight : 0;
    }
    return all == 0 ? SAME : same * SAME / all;
  }

  /** Whether a score is of another machine. */
  boolean isOther(int score) {
    return check.filter(rule -> score < rule.threshold()).isPresent();
  }

  /**
   * What is known from now on: a computer may be repaired bit by bit, and a trait be unreadable.
   */
  MachineTraits follow(MachineTraits known, MachineTraits said) {
    Map<String, String> traits = new TreeMap<>(remembered(said).hashes());
    for (Map.Entry<String, String> trait : remembered(known).hashes().entrySet()) {
      if (traits.size() < MachineTraits.MOST) {
        traits.putIfAbsent(trait.getKey(), trait.getValue());
      }
    }
    return new MachineTraits(traits);
  }

  private int weight(String name) {
    return check.map(rule -> rule.weights().getOrDefault(name, 0)).orElse(0);
  }
}
