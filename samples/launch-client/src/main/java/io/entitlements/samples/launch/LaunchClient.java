package io.entitlements.samples.launch;

import io.entitlements.core.client.EntitlementClient;
import io.entitlements.core.client.OnlineClient;
import io.entitlements.core.client.http.HttpEntitlementServer;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * A program on a person's computer that asks what may be used here and now. Picocli sets the fields
 * of the commands; what they begin with is for the checker of nulls.
 */
@Command(
    name = "launch-client",
    description = "Says what may be used on this computer, mostly without a network.",
    version = "launch-client 0.1.0",
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = 3,
    subcommands = {
      ActivateCommand.class,
      CheckCommand.class,
      InstallCommand.class,
      RefreshCommand.class,
      RequestCommand.class,
      ReturnCommand.class,
      StatusCommand.class,
      CommandLine.HelpCommand.class
    },
    exitCodeListHeading = "%nEnds with%n",
    exitCodeList = {
      "0:it is done, or the feature may be used",
      "1:it is refused, or the feature may not be used as it was bought",
      "2:the command line is not understood",
      "3:files cannot be read or written, or something else is at fault",
      "4:the portal cannot be reached; try again later"
    })
public final class LaunchClient {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Answer with one JSON object on one line.")
  private boolean json;

  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      scope = ScopeType.INHERIT,
      description = "Keep all files below this folder: as if it were another computer.")
  private @Nullable Path home;

  @Option(
      names = "--portal",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "The vendor's portal; ${DEFAULT-VALUE} unless told.",
      defaultValue = "http://localhost:8765/entitlements")
  private URI portal = URI.create("http://localhost:8765/entitlements");

  /** Made by Picocli's factory. */
  LaunchClient() {}

  /**
   * Runs one command and ends with its exit code.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new LaunchClient()).setExecutionExceptionHandler(LaunchClient::fault);
  }

  private static int fault(Exception failed, CommandLine command, CommandLine.ParseResult result)
      throws Exception {
    if (failed instanceof UncheckedIOException) {
      command.getErr().println(failed.getMessage() + ": " + failed.getCause());
      return ExitCode.FAULT.number();
    }
    throw failed;
  }

  /** Connects with the portal; no connection is opened yet. */
  OnlineClient online(EntitlementClient client) {
    try {
      return client.online(HttpEntitlementServer.of(HttpClient.newHttpClient(), portal));
    } catch (IllegalArgumentException notThere) {
      throw wrong("--portal: " + notThere.getMessage());
    }
  }

  /** The command line cannot be meant so. */
  ParameterException wrong(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("Picocli sets it");
    }
    return spec;
  }

  /** Opens the client, asks it, prints the answer. */
  int answer(Function<EntitlementClient, Answer> question) {
    Answer answer =
        question.apply(Vendor.open(home == null ? Places.ofUser() : Places.below(home)));
    PrintWriter out = spec().commandLine().getOut();
    out.println(json ? answer.json() : answer.text());
    out.flush();
    return answer.code().number();
  }
}
