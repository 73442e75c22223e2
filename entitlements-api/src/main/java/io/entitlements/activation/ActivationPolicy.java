package io.entitlements.activation;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the vendor wants of devices.
 *
 * @param onClone what follows when an activation was copied
 * @param devices on how many devices a person may be signed in; empty: on any number
 * @param machine how machines are told apart; empty: not at all, and then nothing is stored of them
 */
public record ActivationPolicy(
    Reaction onClone, Optional<DeviceCap> devices, Optional<MachineCheck> machine) {

  /** Clones activate again; any number of devices; machines are not told apart. */
  public static final ActivationPolicy DEFAULT =
      new ActivationPolicy(Reaction.REACTIVATE, Optional.empty(), Optional.empty());

  /** Checks that nothing is missing. */
  public ActivationPolicy {
    Objects.requireNonNull(onClone, "onClone");
    Objects.requireNonNull(devices, "devices");
    Objects.requireNonNull(machine, "machine");
  }

  /**
   * The same with another reaction to clones.
   *
   * @param other what follows when an activation was copied
   * @return the changed policy
   */
  public ActivationPolicy withOnClone(Reaction other) {
    return new ActivationPolicy(other, devices, machine);
  }

  /**
   * The same with a cap on devices.
   *
   * @param most on how many devices a person may be signed in, 1 to 1,000
   * @param whenFull what follows on one more
   * @return the changed policy
   */
  public ActivationPolicy withDevices(int most, WhenFull whenFull) {
    return new ActivationPolicy(onClone, Optional.of(new DeviceCap(most, whenFull)), machine);
  }

  /**
   * The same, telling machines apart.
   *
   * @param check how
   * @return the changed policy
   */
  public ActivationPolicy withMachine(MachineCheck check) {
    return new ActivationPolicy(onClone, devices, Optional.of(check));
  }

  /** What follows when a person signs in on one device more than may be. */
  public enum WhenFull {
    /** The new device is refused, with the numbers. */
    REFUSE,
    /** The person is signed out on the device used longest ago. */
    DROP_LONGEST_UNUSED
  }

  /**
   * A cap on the devices of a person.
   *
   * @param most on how many devices a person may be signed in, 1 to 1,000
   * @param whenFull what follows on one more
   */
  public record DeviceCap(int most, WhenFull whenFull) {

    private static final int LIMIT = 1_000;

    /** Checks the range. */
    public DeviceCap {
      Objects.requireNonNull(whenFull, "whenFull");
      if (most < 1 || most > LIMIT) {
        throw new IllegalArgumentException("most is 1 to " + LIMIT + ", not " + most);
      }
    }
  }

  /**
   * How machines are told apart: the traits that are as they were weigh for the machine, those that
   * changed or are not said any more against it.
   *
   * @param weights what each trait weighs, 1 to 1,000, by its name; others count nothing
   * @param threshold from which score the machine is the same, 1 to 100: the weight of the traits
   *     that are as they were, in percent of all that were known of the machine
   * @param onChange what follows under it
   */
  public record MachineCheck(Map<String, Integer> weights, int threshold, Reaction onChange) {

    private static final int HEAVIEST = 1_000;

    /** Checks the ranges and keeps an immutable copy. */
    public MachineCheck {
      Objects.requireNonNull(onChange, "onChange");
      weights = Map.copyOf(weights);
      if (weights.isEmpty() || weights.values().stream().anyMatch(w -> w < 1 || w > HEAVIEST)) {
        throw new IllegalArgumentException("weights are some, each 1 to " + HEAVIEST);
      }
      if (threshold < 1 || threshold > 100) {
        throw new IllegalArgumentException("threshold is 1 to 100, not " + threshold);
      }
    }
  }
}
