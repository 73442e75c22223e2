package io.entitlements.samples.launch;

import io.entitlements.activation.ActivationRefusal;
import io.entitlements.core.client.ActivationResult;
import io.entitlements.core.client.NoAnswer;
import io.entitlements.core.client.RefreshResult;
import io.entitlements.core.lease.VerifiedLease;
import java.time.Duration;
import java.util.Optional;

/** What came of asking the portal, in words. */
final class Replies {

  private Replies() {}

  static Answer of(ActivationResult result) {
    if (result instanceof ActivationResult.Activated activated) {
      return lease("activated", activated.lease());
    }
    if (result instanceof ActivationResult.Mistyped mistyped) {
      return Refusals.mistyped(mistyped.fault());
    }
    if (result instanceof ActivationResult.Refused refused) {
      return refused(refused.reason());
    }
    if (result instanceof ActivationResult.LeaseRefused refused) {
      return Refusals.plain(refused.reason().toString(), "the portal's lease is not accepted");
    }
    if (result instanceof ActivationResult.Unanswered none) {
      return unanswered(none.why(), none.retryAfter());
    }
    if (result instanceof ActivationResult.GiveUpFirst) {
      return Refusals.plain("GIVE_UP_FIRST", "another right is in use here: return it first");
    }
    if (result instanceof ActivationResult.Overtaken) {
      return Refusals.plain("OVERTAKEN", "somebody else changed this installation meanwhile");
    }
    throw new IllegalStateException("not known here: " + result);
  }

  static Answer of(RefreshResult result) {
    if (result instanceof RefreshResult.Refreshed refreshed) {
      return lease("refreshed", refreshed.lease());
    }
    if (result instanceof RefreshResult.NotCompleted asked) {
      return of(asked.result());
    }
    if (result instanceof RefreshResult.Refused refused) {
      return Refusals.plain(refused.reason().toString(), "the right does not go on here");
    }
    if (result instanceof RefreshResult.LeaseRefused refused) {
      return Refusals.plain(refused.reason().toString(), "the portal's lease is not accepted");
    }
    if (result instanceof RefreshResult.Unanswered none) {
      return unanswered(none.why(), none.retryAfter());
    }
    if (result instanceof RefreshResult.UnderWay) {
      return new Answer(ExitCode.YES).line("another process refreshes just now");
    }
    if (result instanceof RefreshResult.NotActivated) {
      return Refusals.plain("NOT_ACTIVATED", "nothing is activated here");
    }
    throw new IllegalStateException("not known here: " + result);
  }

  static Answer unanswered(NoAnswer why, Optional<Duration> retryAfter) {
    Answer answer =
        new Answer(why == NoAnswer.NOT_SIGNED_IN ? ExitCode.NO : ExitCode.NOT_REACHED)
            .line("no answer: " + why)
            .member("noAnswer", why)
            .member("retryAfter", retryAfter.orElse(null));
    retryAfter.ifPresent(wait -> answer.line("the portal asks to wait " + wait.toSeconds() + " s"));
    return answer;
  }

  private static Answer lease(String done, VerifiedLease lease) {
    return new Answer(ExitCode.YES)
        .line(done + "; without a network it holds until " + lease.expiresAt())
        .member("leaseUntil", lease.expiresAt());
  }

  private static Answer refused(ActivationRefusal reason) {
    return reason instanceof ActivationRefusal.Full full
        ? Refusals.plain(
                full.code().toString(), full.used() + " of " + full.total() + " are in use")
            .member("used", full.used())
            .member("total", full.total())
        : Refusals.plain(reason.code().toString(), "the portal says no");
  }
}
