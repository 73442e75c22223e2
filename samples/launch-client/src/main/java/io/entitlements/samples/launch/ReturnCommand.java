package io.entitlements.samples.launch;

import io.entitlements.core.client.EntitlementClient;
import io.entitlements.core.client.OnlineClient;
import io.entitlements.core.client.ReturnResult;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "return",
    description =
        "Gives up what is in use here: a product key, whose seat is free then, or a person.")
final class ReturnCommand implements Callable<Integer> {

  @ParentCommand private LaunchClient program = new LaunchClient();

  @Parameters(
      paramLabel = "FILE",
      defaultValue = "return.txt",
      description =
          "Where to write, without a network, what frees the seat; ${DEFAULT-VALUE} unless told.")
  private Path file = Path.of("return.txt");

  @Option(names = "--offline", description = "Do not ask the portal: write the file.")
  private boolean offline;

  @Override
  public Integer call() {
    return program.answer(offline ? this::writeFile : this::tellPortal);
  }

  private Answer writeFile(EntitlementClient client) {
    Optional<String> text = client.returnFile();
    return text.isEmpty() ? nothingHeld() : written(text.get(), new Answer(ExitCode.YES));
  }

  private Answer tellPortal(EntitlementClient client) {
    OnlineClient online = program.online(client);
    ReturnResult result = online.returnKey();
    if (result instanceof ReturnResult.NothingHeld) {
      result = online.signOut();
    }
    if (result instanceof ReturnResult.Untold untold) {
      Answer answer = Replies.unanswered(untold.why(), untold.retryAfter());
      return untold.returnFile().isPresent() ? written(untold.returnFile().get(), answer) : answer;
    }
    if (result instanceof ReturnResult.Forgotten) {
      return new Answer(ExitCode.YES)
          .line("a sign-in without an answer is forgotten")
          .member("forgotten", true);
    }
    if (result instanceof ReturnResult.Returned) {
      return new Answer(ExitCode.YES).line("returned").member("returned", true);
    }
    return result instanceof ReturnResult.NothingHeld
        ? nothingHeld()
        : Refusals.plain("NOT_RECOGNIZED", "the portal knows nothing of it; given up here");
  }

  private static Answer nothingHeld() {
    return Refusals.plain("NOTHING_HELD", "nothing is in use here");
  }

  private Answer written(String text, Answer answer) {
    TextFiles.write(file, text);
    return answer
        .line("written to " + file + ": carry it to the portal, which frees the seat")
        .member("written", file);
  }
}
