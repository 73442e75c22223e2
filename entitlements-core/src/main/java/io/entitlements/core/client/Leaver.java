package io.entitlements.core.client;

import io.entitlements.activation.Activation;
import io.entitlements.activation.DeactivationRefusal;
import io.entitlements.lease.LeaseRefusal;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/** Gives up what is held, here first, and tells the server until it has heard it. */
final class Leaver {

  private static final String FAULT = "the return cannot be stored";

  private final ClientFolder folder;
  private final Portal portal;

  Leaver(ClientFolder folder, Portal portal) {
    this.folder = folder;
    this.portal = portal;
  }

  ReturnResult returnKey() {
    folder.change(FAULT, known -> giveUp(known.installation.key != null, known));
    return tell(left -> left.key != null);
  }

  ReturnResult signOut() {
    boolean forgotten =
        folder.change(
            FAULT,
            known -> {
              InstallationState now = known.installation;
              giveUp(now.key == null && now.isHeld(), known);
              boolean asked = now.key == null && now.isAsked();
              if (asked) {
                // There is no name by which the portal could be told of it.
                InstallationState fresh = InstallationState.random(folder.random());
                folder.files.installation.write(fresh.text());
              }
              return asked;
            });
    ReturnResult told = tell(left -> left.key == null);
    return forgotten && told instanceof ReturnResult.NothingHeld
        ? new ReturnResult.Forgotten()
        : told;
  }

  private Boolean giveUp(boolean held, ClientState known) throws IOException {
    if (held) {
      folder.giveUp(known.installation);
    }
    return held;
  }

  /** Tells what is not told yet, until there is no answer. */
  ReturnResult tell() {
    return tell(left -> true);
  }

  /** The same, and gives what came of the last one of these. */
  private ReturnResult tell(Predicate<InstallationState> these) {
    ReturnResult result = new ReturnResult.NothingHeld();
    for (InstallationState left : folder.files.returned.read()) {
      ServerAnswer<Activation, DeactivationRefusal> answer = tell(left);
      if (answer instanceof ServerAnswer.None<?, ?> none) {
        return new ReturnResult.Untold(
            none.why(),
            none.retryAfter(),
            folder.files.returned.newestKey().map(InstallationState::returnFile));
      }
      folder.change(FAULT, known -> told(known, left));
      if (these.test(left)) {
        result =
            answer instanceof ServerAnswer.Given
                ? new ReturnResult.Returned()
                : new ReturnResult.NotRecognized();
      }
    }
    return result;
  }

  private ServerAnswer<Activation, DeactivationRefusal> tell(InstallationState left) {
    ServerAnswer<Activation, DeactivationRefusal> answer = tellBySecret(left);
    InstallationState other = left.byNext();
    return answer instanceof ServerAnswer.Refused && other != null ? tellBySecret(other) : answer;
  }

  private ServerAnswer<Activation, DeactivationRefusal> tellBySecret(InstallationState left) {
    if (left.key != null) {
      return understood(portal.server().returnKey(left.returnFile()));
    }
    return left.activation() instanceof Activation.ByEmail byEmail
        ? understood(portal.server().signOut(byEmail, left.secret()))
        : new ServerAnswer.Refused<>(new DeactivationRefusal.NotRecognized());
  }

  /** A portal that cannot read the return is to read it later. */
  private static ServerAnswer<Activation, DeactivationRefusal> understood(
      ServerAnswer<Activation, DeactivationRefusal> answer) {
    return answer instanceof ServerAnswer.Refused<Activation, DeactivationRefusal> refused
            && refused.reason() instanceof DeactivationRefusal.Unreadable
        ? new ServerAnswer.None<>(NoAnswer.NOT_UNDERSTOOD, Optional.empty())
        : answer;
  }

  /** A run that ended while something was given up may have left it here as well. */
  private Boolean told(ClientState known, InstallationState left) throws IOException {
    if (known.installation.device.equals(left.device)) {
      folder.giveUp(known.installation);
    } else if (known.refusal() == LeaseRefusal.WRONG_DEVICE) {
      folder.files.lease.delete();
    }
    folder.files.returned.remove(left);
    return true;
  }
}
