package io.entitlements.event;

import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationEnd;
import io.entitlements.activation.Reaction;

/** What happened to the use of a right by one device. */
public sealed interface ActivationEvent extends EntitlementEvent {

  /**
   * Which.
   *
   * @return the device, and by what it was activated
   */
  Activation activation();

  /**
   * A device began to use a right, or began anew; scope: the account or the key's organization. A
   * computer's seat has an event of its own.
   *
   * @param activation which device, and by what
   */
  record ActivationBegun(Activation activation) implements ActivationEvent {}

  /**
   * A device ceased to use a right; scope: the account or the key's organization.
   *
   * @param activation which device, and by what
   * @param why why; never by a clone or another machine, which have events of their own
   */
  record ActivationEnded(Activation activation, ActivationEnd why) implements ActivationEvent {}

  /**
   * Two used one generation of an activation's secret; scope: the account or the key's
   * organization.
   *
   * @param activation which device, and by what
   * @param reaction what followed; {@link Reaction#REACTIVATE} ended the activation
   */
  record CloneFound(Activation activation, Reaction reaction) implements ActivationEvent {}

  /**
   * An activation came to another machine; scope: the account or the key's organization.
   *
   * @param activation which device, and by what
   * @param score how much of the machine was as before, in percent by weight
   * @param reaction what followed; {@link Reaction#REACTIVATE} ended the activation
   */
  record MachineChanged(Activation activation, int score, Reaction reaction)
      implements ActivationEvent {}
}
