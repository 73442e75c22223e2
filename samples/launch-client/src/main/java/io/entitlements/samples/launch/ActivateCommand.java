package io.entitlements.samples.launch;

import io.entitlements.core.client.Credential;
import io.entitlements.core.client.EntitlementClient;
import io.entitlements.core.client.OnlineClient;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "activate",
    description = "Activates this computer by a product key, or for a person who signed in.")
final class ActivateCommand implements Callable<Integer> {

  @ParentCommand private LaunchClient program = new LaunchClient();

  @ArgGroup(multiplicity = "1")
  private By by = new By();

  /** One of the two. */
  static final class By {

    @Parameters(
        index = "0",
        arity = "0..1",
        paramLabel = "KEY",
        description = "The product key as it is printed, or in its signed form.")
    private @Nullable String key;

    @Option(
        names = "--token",
        paramLabel = "TOKEN",
        interactive = true,
        arity = "0..1",
        description = "The access token that signing in at the portal gave; asked for if left out.")
    private char @Nullable [] token;
  }

  @Override
  public Integer call() {
    return program.answer(this::activate);
  }

  private Answer activate(EntitlementClient client) {
    OnlineClient online = program.online(client);
    if (by.key != null) {
      return Replies.of(online.activate(by.key));
    }
    return Replies.of(online.signIn(credential(by.token == null ? new char[0] : by.token)));
  }

  private Credential credential(char[] token) {
    try {
      return Credential.bearer(new String(token));
    } catch (IllegalArgumentException noToken) {
      throw program.wrong("--token: " + noToken.getMessage());
    }
  }
}
