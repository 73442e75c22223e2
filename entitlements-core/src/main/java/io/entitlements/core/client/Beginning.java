package io.entitlements.core.client;

import java.util.Optional;

/**
 * What comes before a right is asked for, so that an installation has one at a time and no seat is
 * lost. Each step gives an answer where that is the end of it, and empty where it goes on.
 */
final class Beginning {

  private final ClientFolder folder;
  private final Leaver leaver;
  private final Refresher refresher;

  Beginning(ClientFolder folder, Leaver leaver, Refresher refresher) {
    this.folder = folder;
    this.leaver = leaver;
    this.refresher = refresher;
  }

  /** A key is given: the one that is known here, or another. */
  Optional<ActivationResult> ofKey(String key) {
    InstallationState now = folder.readAgain().installation;
    if (!key.equals(now.key)) {
      return ofAnother(now);
    }
    Optional<ActivationResult> untold = unanswered(leaver.tell());
    return untold.isPresent() || now.activation() == null ? untold : wentOn(refresher.refresh());
  }

  /** A person signs in. */
  Optional<ActivationResult> ofPerson() {
    return ofAnother(folder.readAgain().installation);
  }

  /** A key that is not in use, but may hold a seat, is returned for the other right. */
  private Optional<ActivationResult> ofAnother(InstallationState now) {
    if (now.isHeld()) {
      return Optional.of(new ActivationResult.GiveUpFirst());
    }
    return unanswered(now.key == null ? leaver.tell() : leaver.returnKey());
  }

  private static Optional<ActivationResult> unanswered(ReturnResult told) {
    return told instanceof ReturnResult.Untold untold
        ? Optional.of(new ActivationResult.Unanswered(untold.why(), untold.retryAfter()))
        : Optional.empty();
  }

  /** The key is in use here already. Where it does not go on, it is asked for anew. */
  private static Optional<ActivationResult> wentOn(RefreshResult result) {
    if (result instanceof RefreshResult.Refreshed refreshed) {
      return Optional.of(new ActivationResult.Activated(refreshed.lease()));
    }
    if (result instanceof RefreshResult.LeaseRefused refused) {
      return Optional.of(new ActivationResult.LeaseRefused(refused.reason()));
    }
    return result instanceof RefreshResult.Unanswered none
        ? Optional.of(new ActivationResult.Unanswered(none.why(), none.retryAfter()))
        : Optional.empty();
  }
}
