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
import java.util.List;
import java.util.stream.Stream;

/**
 * A client program at launch, in a process of its own: it has the lease file and the public keys,
 * no database, and gives up its own ability to open a socket before it does anything.
 *
 * <p>Arguments: the computer's folder, the instant, and the features to check.
 */
final class OfflineProgram {

  /** Its name, by which leases are for it and for no other. */
  static final String PROGRAM = "quickstart";

  private OfflineProgram() {}

  public static void main(String[] args) throws IOException {
    NoNetwork.enforce();
    Path folder = Path.of(args[0]);
    Instant now = Instant.parse(args[1]);
    DeviceId device = DeviceId.parse(Files.readString(folder.resolve("installation-id.txt")));
    List<FeatureId> features = Stream.of(args).skip(2).map(FeatureId::of).toList();
    LeaseVerifier verifier =
        LeaseVerifier.builder(
                Quickstart.ISSUER, Files.readString(folder.resolve("public-keys.json")))
            .audience(PROGRAM)
            .product(features.get(0).product())
            .build();
    Lease lease = new Lease(Files.readString(folder.resolve("lease.jws")));

    LeaseVerification verification = verifier.verify(lease, device, now);
    if (verification instanceof LeaseVerification.Refused refused) {
      System.out.println(refused.reason());
      System.exit(2);
    }
    VerifiedLease verified = ((LeaseVerification.Accepted) verification).lease();
    for (FeatureId feature : features) {
      System.out.println(OfflineAnswer.write(feature, verified.check(feature, now)));
    }
  }
}
