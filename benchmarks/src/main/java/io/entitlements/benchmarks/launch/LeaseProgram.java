package io.entitlements.benchmarks.launch;

import io.entitlements.catalog.FeatureId;
import io.entitlements.core.lease.LeaseVerification;
import io.entitlements.core.lease.LeaseVerifier;
import io.entitlements.lease.Lease;
import io.entitlements.type.DeviceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Reads a lease, verifies it and answers one check, by this library. */
final class LeaseProgram {

  private static final FeatureId FEATURE = FeatureId.of(LaunchFiles.FEATURE);

  private LeaseProgram() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    LeaseVerifier verifier =
        LeaseVerifier.builder(
                LaunchFiles.ISSUER, Files.readString(folder.resolve(LaunchFiles.KEY_SET)))
            .audience(LaunchFiles.AUDIENCE)
            .product(FEATURE.product())
            .build();
    Lease lease = new Lease(Files.readString(folder.resolve(LaunchFiles.LEASE)));
    DeviceId device = DeviceId.parse(Files.readString(folder.resolve(LaunchFiles.DEVICE)));
    Instant now = Instant.now();
    LeaseVerification verification = verifier.verify(lease, device, now);
    boolean allowed =
        verification instanceof LeaseVerification.Accepted accepted
            && accepted.lease().check(FEATURE, now).isAllowed();
    System.exit(allowed ? 0 : 1);
  }
}
