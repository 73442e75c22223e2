package io.entitlements.samples.launch;

import io.entitlements.core.client.EntitlementClient;
import io.entitlements.core.client.LeaseInstall;
import io.entitlements.lease.Lease;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "install",
    description = "Installs the lease that the portal answered a request with.")
final class InstallCommand implements Callable<Integer> {

  @ParentCommand private LaunchClient program = new LaunchClient();

  @Parameters(paramLabel = "FILE", description = "The file with the lease.")
  private Path file = Path.of("lease.txt");

  @Override
  public Integer call() {
    return program.answer(this::install);
  }

  private Answer install(EntitlementClient client) {
    LeaseInstall result = client.install(new Lease(TextFiles.read(file)));
    if (result instanceof LeaseInstall.Installed installed) {
      return new Answer(ExitCode.YES)
          .line("installed; it holds until " + installed.lease().expiresAt())
          .member("leaseUntil", installed.lease().expiresAt());
    }
    return result instanceof LeaseInstall.Refused refused
        ? Refusals.plain(refused.reason().toString(), "the lease is not accepted")
        : Refusals.plain("OLDER", "a newer lease is installed already");
  }
}
