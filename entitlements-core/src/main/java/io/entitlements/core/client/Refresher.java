package io.entitlements.core.client;

import io.entitlements.activation.Activation;
import io.entitlements.activation.RefreshRefusal;
import io.entitlements.activation.Refreshed;
import io.entitlements.core.lease.LeaseVerification;
import io.entitlements.lease.RefreshedLease;
import java.io.IOException;

/** Goes on with an activation. The next secret is stored before its hash is told. */
final class Refresher {

  private static final String FAULT = "the refresh cannot be stored";

  private final ClientFolder folder;
  private final Portal portal;
  private final Activator activator;
  private final Delivery delivery;

  Refresher(ClientFolder folder, Portal portal, Activator activator) {
    this.folder = folder;
    this.portal = portal;
    this.activator = activator;
    this.delivery = new Delivery(folder, portal);
  }

  RefreshResult refresh() {
    InstallationState now = folder.readAgain().installation;
    Activation activation = now.activation();
    if (activation != null) {
      return goOn(activation);
    }
    boolean mayHold = now.isAsked() || now.isHeld();
    return now.key != null && mayHold
        ? completed(activator.complete(now.key, now))
        : new RefreshResult.NotActivated();
  }

  private static RefreshResult completed(ActivationResult result) {
    if (result instanceof ActivationResult.Activated activated) {
      return new RefreshResult.Refreshed(activated.lease());
    }
    return result instanceof ActivationResult.Unanswered none
        ? new RefreshResult.Unanswered(none.why(), none.retryAfter())
        : new RefreshResult.NotCompleted(result);
  }

  private RefreshResult goOn(Activation activation) {
    InstallationState asked =
        folder.change(
            FAULT,
            known -> {
              InstallationState next =
                  known.installation.activation() == null
                      ? known.installation
                      : known.installation.withNext(folder.random());
              folder.files.installation.write(next.text());
              return next;
            });
    if (!activation.equals(asked.activation())) {
      return new RefreshResult.NotActivated();
    }
    ServerAnswer<RefreshedLease, RefreshRefusal> answer =
        portal.server().refresh(portal.program().request(activation), asked.proof(portal.traits()));
    if (answer instanceof ServerAnswer.None<?, ?> none) {
      return new RefreshResult.Unanswered(none.why(), none.retryAfter());
    }
    if (answer instanceof ServerAnswer.Given<RefreshedLease, RefreshRefusal> given) {
      return wentOn(asked, given.value());
    }
    RefreshRefusal reason =
        ((ServerAnswer.Refused<RefreshedLease, RefreshRefusal>) answer).reason();
    folder.change(
        FAULT,
        known -> known.installation.says(asked) && refused(asked, reason, known.marker.floor));
    return new RefreshResult.Refused(reason);
  }

  private RefreshResult wentOn(InstallationState asked, RefreshedLease answer) {
    boolean mine =
        folder.change(
            FAULT, known -> known.installation.says(asked) && stored(asked, answer.secret()));
    if (!mine) {
      return new RefreshResult.NotActivated();
    }
    LeaseVerification lease = delivery.take(answer.lease());
    return lease instanceof LeaseVerification.Accepted accepted
        ? new RefreshResult.Refreshed(accepted.lease())
        : new RefreshResult.LeaseRefused(((LeaseVerification.Refused) lease).reason());
  }

  private boolean stored(InstallationState asked, Refreshed.Secret which) throws IOException {
    folder.files.installation.write(asked.refreshed(which).text());
    return true;
  }

  /** The lease goes first: a run that ends in between asks again, and is refused again. */
  private boolean refused(InstallationState asked, RefreshRefusal reason, long signed)
      throws IOException {
    folder.files.lease.delete();
    folder.files.installation.write(after(asked, reason, signed).text());
    return true;
  }

  private InstallationState after(InstallationState asked, RefreshRefusal reason, long signed) {
    return switch (reason) {
      case ACCOUNT_NOT_ACTIVE -> asked.suspended(signed);
      case ENDED, SIGNED_OUT_FOR_ANOTHER -> InstallationState.random(folder.random());
      case NOT_RECOGNIZED, CLONED, MACHINE_CHANGED, SEAT_TAKEN_BACK ->
          asked.key == null ? InstallationState.random(folder.random()) : asked.spent(signed);
    };
  }
}
