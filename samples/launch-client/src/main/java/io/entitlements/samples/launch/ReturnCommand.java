package io.entitlements.samples.launch;

import io.entitlements.core.client.EntitlementClient;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "return", description = "Gives the product key of this computer up.")
final class ReturnCommand implements Callable<Integer> {

  @ParentCommand private LaunchClient program = new LaunchClient();

  @Parameters(
      paramLabel = "FILE",
      defaultValue = "return.txt",
      description = "Where to write what frees the seat; ${DEFAULT-VALUE} unless told.")
  private Path file = Path.of("return.txt");

  @Override
  public Integer call() {
    return program.answer(this::giveUp);
  }

  private Answer giveUp(EntitlementClient client) {
    Optional<String> text = client.returnFile();
    if (text.isEmpty()) {
      return Refusals.plain("NO_KEY", "no product key was typed here");
    }
    TextFiles.write(file, text.get());
    return new Answer(ExitCode.YES)
        .line("written to " + file + ": carry it to the portal, which frees the seat")
        .member("written", file);
  }
}
