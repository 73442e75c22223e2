package io.entitlements.samples.launch;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "refresh",
    description = "Gets a new lease from the portal; a program with windows does so by itself.")
final class RefreshCommand implements Callable<Integer> {

  @ParentCommand private LaunchClient program = new LaunchClient();

  @Override
  public Integer call() {
    return program.answer(client -> Replies.of(program.online(client).refresh()));
  }
}
