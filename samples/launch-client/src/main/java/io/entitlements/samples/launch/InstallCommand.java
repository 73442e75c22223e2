package io.entitlements.samples.launch;

import io.entitlements.core.client.BundleInstall;
import io.entitlements.core.client.EntitlementClient;
import io.entitlements.core.client.LeaseInstall;
import io.entitlements.lease.Lease;
import io.entitlements.lease.LeaseRefusal;
import io.entitlements.lease.SignedBundle;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "install",
    description = "Installs the lease, or the bundle, that the portal answered a request with.")
final class InstallCommand implements Callable<Integer> {

  @ParentCommand private LaunchClient program = new LaunchClient();

  @Parameters(paramLabel = "FILE", description = "The file with the lease.")
  private Path file = Path.of("lease.txt");

  @Override
  public Integer call() {
    return program.answer(this::install);
  }

  private Answer install(EntitlementClient client) {
    String text = TextFiles.read(file);
    LeaseInstall result = client.install(new Lease(text));
    if (result instanceof LeaseInstall.Installed installed) {
      return new Answer(ExitCode.YES)
          .line("installed; it holds until " + installed.lease().expiresAt())
          .member("leaseUntil", installed.lease().expiresAt());
    }
    if (result.equals(new LeaseInstall.Refused(LeaseRefusal.WRONG_KIND))) {
      return bundle(client.install(new SignedBundle(text)));
    }
    return result instanceof LeaseInstall.Refused refused
        ? Refusals.plain(refused.reason().toString(), "the lease is not accepted")
        : Refusals.plain("OLDER", "a newer lease is installed already");
  }

  /** News of keys and of what was taken back, which the portal gives to everybody. */
  private static Answer bundle(BundleInstall result) {
    if (result instanceof BundleInstall.Installed) {
      return new Answer(ExitCode.YES).line("the bundle is installed").member("installed", true);
    }
    return result instanceof BundleInstall.Refused refused
        ? Refusals.plain(refused.reason().toString(), "the bundle is not accepted")
        : Refusals.plain("OLDER", "a newer bundle is installed already");
  }
}
