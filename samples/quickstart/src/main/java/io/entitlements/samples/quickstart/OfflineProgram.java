package io.entitlements.samples.quickstart;

import io.entitlements.catalog.FeatureId;
import io.entitlements.core.lease.LeaseVerification;
import io.entitlements.core.lease.LeaseVerifier;
import io.entitlements.core.lease.VerifiedLease;
import io.entitlements.lease.Lease;
import io.entitlements.type.DeviceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A client program at launch, in a process of its own: it has the lease file and the public keys,
 * no database, and gives up its own ability to open a socket before it does anything.
 *
 * <p>Arguments: the computer's folder, the instant, and the features to check.
 */
final class OfflineProgram {

  private OfflineProgram() {}

  public static void main(String[] args) throws IOException {
    NoNetwork.enforce();
    Path folder = Path.of(args[0]);
    Instant now = Instant.parse(args[1]);
    DeviceId device = DeviceId.parse(Files.readString(folder.resolve("installation-id.txt")));
    LeaseVerifier verifier =
        LeaseVerifier.of(Quickstart.ISSUER, Files.readString(folder.resolve("public-keys.json")));
    Lease lease = new Lease(Files.readString(folder.resolve("lease.jws")));

    LeaseVerification verification = verifier.verify(lease, device, now);
    if (verification instanceof LeaseVerification.Refused refused) {
      System.out.println(refused.reason());
      System.exit(2);
    }
    VerifiedLease verified = ((LeaseVerification.Accepted) verification).lease();
    for (int i = 2; i < args.length; i++) {
      FeatureId feature = FeatureId.of(args[i]);
      System.out.println(OfflineAnswer.write(feature, verified.check(feature, now)));
    }
  }
}
