package io.entitlements.samples.launch;

import io.entitlements.core.client.EntitlementClient;
import io.entitlements.core.client.OfflineRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "request",
    description = "Writes the file that asks the portal for an activation without a network.")
final class RequestCommand implements Callable<Integer> {

  @ParentCommand private LaunchClient program = new LaunchClient();

  @Parameters(
      index = "0",
      paramLabel = "KEY",
      description = "The product key as it is printed, or in its signed form.")
  private String key = "";

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      defaultValue = "request.txt",
      description = "Where to write the request; ${DEFAULT-VALUE} unless told.")
  private Path file = Path.of("request.txt");

  @Override
  public Integer call() {
    return program.answer(this::request);
  }

  private Answer request(EntitlementClient client) {
    OfflineRequest request = client.offlineRequest(key);
    if (request instanceof OfflineRequest.Ready ready) {
      TextFiles.write(file, ready.file());
      return new Answer(ExitCode.YES)
          .line("written to " + file + ": carry it to the portal, and install what it answers")
          .line("or read out on the phone, with the product key: " + ready.phoneCode())
          .member("written", file)
          .member("phoneCode", ready.phoneCode());
    }
    return request instanceof OfflineRequest.Mistyped mistyped
        ? Refusals.mistyped(mistyped.fault())
        : Refusals.plain("GIVE_UP_FIRST", "another right is in use here: return it first");
  }
}
