package io.entitlements.core.client;

import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationRefusal;
import io.entitlements.activation.Installation;
import io.entitlements.core.lease.LeaseVerification;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Begins activations. What is asked for is stored first, and asked for by the same secret until
 * there is an answer; so an answer that was lost costs no second seat.
 */
final class Activator {

  private static final String FAULT = "the activation cannot be stored";

  private final ClientFolder folder;
  private final Portal portal;
  private final Delivery delivery;

  Activator(ClientFolder folder, Portal portal) {
    this.folder = folder;
    this.portal = portal;
    this.delivery = new Delivery(folder, portal);
  }

  /** A key is typed; nothing else is held. */
  ActivationResult byKey(String key) {
    boolean asked = folder.readAgain().installation.isAsked();
    InstallationState asking =
        stored(now -> isFreeFor(key, now) ? now.withKey(key, folder.random()) : null);
    return asking == null
        ? new ActivationResult.Overtaken()
        : ask(asking, byKeyOf(key), true, asked);
  }

  /** A person signs in; nothing else is held. */
  ActivationResult byEmail(Credential credential) {
    InstallationState asking =
        stored(now -> isFreeFor(null, now) ? now.signingIn(folder.random()) : null);
    return asking == null
        ? new ActivationResult.Overtaken()
        : ask(
            asking,
            installation -> portal.server().signIn(credential, installation, portal.program()),
            true,
            false);
  }

  /** Whether nothing that may have taken a seat is overwritten. */
  private static boolean isFreeFor(@Nullable String key, InstallationState now) {
    return now.key == null ? !now.isHeld() : now.key.equals(key);
  }

  /** What was asked for by a key is asked for again. */
  ActivationResult complete(String key, InstallationState asking) {
    return ask(asking, byKeyOf(key), false, true);
  }

  private Question byKeyOf(String key) {
    return installation -> portal.server().activate(key, installation, portal.program());
  }

  /**
   * Asks.
   *
   * @param anew whether a request that is spent may be made anew
   * @param asked whether it was asked before without an answer, so that a seat may be taken
   */
  private ActivationResult ask(
      InstallationState asking, Question question, boolean anew, boolean asked) {
    ServerAnswer<ActivatedLease, ActivationRefusal> answer =
        question.ask(asking.request(portal.traits()));
    if (answer instanceof ServerAnswer.None<?, ?> none) {
      return new ActivationResult.Unanswered(none.why(), none.retryAfter());
    }
    if (answer instanceof ServerAnswer.Given<ActivatedLease, ActivationRefusal> given) {
      return begun(asking, given.value());
    }
    ActivationRefusal reason =
        ((ServerAnswer.Refused<ActivatedLease, ActivationRefusal>) answer).reason();
    if (anew && reason.code() == ActivationRefusal.Code.REQUEST_SPENT) {
      InstallationState again =
          stored(now -> now.says(asking) ? now.askingAnew(folder.random()) : null);
      return again == null ? new ActivationResult.Overtaken() : ask(again, question, false, true);
    }
    refused(asking, reason, asked);
    return new ActivationResult.Refused(reason);
  }

  private ActivationResult begun(InstallationState asking, ActivatedLease answer) {
    Activation activation = answer.activation();
    boolean isMeant =
        activation.device().equals(asking.device)
            && activation instanceof Activation.ByEmail == (asking.key == null);
    if (!isMeant) {
      return new ActivationResult.Unanswered(NoAnswer.NOT_UNDERSTOOD, Optional.empty());
    }
    if (stored(now -> now.says(asking) ? now.begun(activation) : null) == null) {
      return new ActivationResult.Overtaken();
    }
    LeaseVerification lease = delivery.take(answer.lease());
    return lease instanceof LeaseVerification.Accepted accepted
        ? new ActivationResult.Activated(accepted.lease())
        : new ActivationResult.LeaseRefused(((LeaseVerification.Refused) lease).reason());
  }

  /** What may hold a seat still is kept for its return; a request for nothing is forgotten. */
  private void refused(InstallationState asking, ActivationRefusal reason, boolean asked) {
    folder.change(
        FAULT,
        known -> {
          boolean mine = known.installation.says(asking);
          if (mine && asking.isHeld()) {
            folder.files.lease.delete();
          }
          if (mine) {
            boolean began =
                asked
                    || asking.isHeld()
                    || asking.byNext() != null
                    || reason.code() == ActivationRefusal.Code.REQUEST_SPENT;
            InstallationState after =
                began && asking.key != null ? asking.spent(known.marker.floor) : asking.forgotten();
            folder.files.installation.write(after.text());
          }
          return mine;
        });
  }

  /** Stores what becomes of the installation; null if nothing does. */
  private @Nullable InstallationState stored(Step step) {
    return folder
        .change(
            FAULT,
            known -> {
              InstallationState next = step.from(known.installation);
              if (next != null) {
                folder.files.installation.write(next.text());
              }
              return Optional.ofNullable(next);
            })
        .orElse(null);
  }

  private interface Step {
    @Nullable InstallationState from(InstallationState now);
  }

  private interface Question {
    ServerAnswer<ActivatedLease, ActivationRefusal> ask(Installation installation);
  }
}
