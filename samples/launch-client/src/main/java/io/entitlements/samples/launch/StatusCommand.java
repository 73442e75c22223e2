package io.entitlements.samples.launch;

import io.entitlements.core.client.ClientStatus;
import io.entitlements.core.client.ClockState;
import io.entitlements.core.client.EntitlementClient;
import io.entitlements.core.client.KeyInUse;
import io.entitlements.core.lease.VerifiedLease;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(name = "status", description = "Says how this installation stands; asks no network.")
final class StatusCommand implements Callable<Integer> {

  @ParentCommand private LaunchClient program = new LaunchClient();

  @Override
  public Integer call() {
    return program.answer(StatusCommand::status);
  }

  private static Answer status(EntitlementClient client) {
    ClientStatus status = client.status();
    Answer answer = new Answer(ExitCode.YES).line("installation  " + status.device());
    @Nullable VerifiedLease lease = status.lease().orElse(null);
    if (lease != null) {
      String whose = lease.account().isPresent() ? "a person who signed in" : "this computer";
      answer.line("lease         of " + whose + ", until " + lease.expiresAt());
    } else {
      answer.line("lease         none that counts");
    }
    @Nullable KeyInUse key = status.productKey().orElse(null);
    if (key != null) {
      answer.line("product key   " + key.hint().orElse("in its signed form"));
    }
    if (status.returnPending()) {
      answer.line("return        not told to the portal yet");
    }
    status.refusal().ifPresent(refusal -> answer.line("              refused: " + refusal));
    status.trialUntil().ifPresent(end -> answer.line("trial         until " + end));
    answer.line("time          " + status.time());
    if (status.clock() != ClockState.FINE) {
      answer.line("clock         " + status.clock() + ": set it, or connect to the portal");
    }
    if (status.needsRefresh()) {
      answer.line("refresh       needed");
    }
    return answer
        .member("device", status.device())
        .member("leaseUntil", lease == null ? null : lease.expiresAt())
        .member("account", lease == null ? null : lease.account().orElse(null))
        .member("refusal", status.refusal().orElse(null))
        .member("productKey", key == null ? null : key.hint().orElse("signed"))
        .member("productKeyId", key == null ? null : key.id().orElse(null))
        .member("returnPending", status.returnPending())
        .member("trialUntil", status.trialUntil().orElse(null))
        .member("time", status.time())
        .member("clock", status.clock())
        .member("needsRefresh", status.needsRefresh());
  }
}
