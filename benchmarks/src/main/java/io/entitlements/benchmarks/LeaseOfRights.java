package io.entitlements.benchmarks;

import io.entitlements.activation.DeviceSecret;
import io.entitlements.activation.Installation;
import io.entitlements.core.lease.LeaseVerification;
import io.entitlements.core.lease.LeaseVerifier;
import io.entitlements.core.lease.VerifiedLease;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.lease.Lease;
import io.entitlements.lease.LeaseRequest;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * A lease of the default lifetime, issued by an engine, for a person with a seat in each of some
 * schools. All seats are of one product; their terms end a month apart, the first after a year.
 */
public record LeaseOfRights(Lease lease, String jwkSet, DeviceId device) {

  private static final int MONTHS = 12;
  private static final String PROGRAM = "benchmark";

  /** Issues it. */
  public static LeaseOfRights issue(int rights) {
    try (MemoryStorage storage = MemoryStorage.create()) {
      Portal portal = new Portal(storage);
      for (int i = 0; i < rights; i++) {
        portal.assign(portal.school(1, MONTHS + i), "admin@district.example");
      }
      AccountId person = portal.administrator();
      DeviceId device = new DeviceId(new UUID(0x7000, 0x8000000000000001L));
      Installation installation =
          Installation.of(device, DeviceSecret.random(new SecureRandom()).hash());
      Lease lease =
          portal
              .engine()
              .leases()
              .issue(
                  LeaseRequest.of(
                      portal.engine().activations().byEmail(person, installation).orElseThrow(),
                      PROGRAM,
                      Portal.NOTEBOOK.product()))
              .orElseThrow();
      return new LeaseOfRights(lease, portal.engine().leases().jwkSet().text(), device);
    }
  }

  LeaseVerifier verifier() {
    return LeaseVerifier.builder(Portal.ISSUER, jwkSet)
        .audience(PROGRAM)
        .product(Portal.NOTEBOOK.product())
        .forManyLeases()
        .build();
  }

  VerifiedLease verified(Instant now) {
    if (verifier().verify(lease, device, now) instanceof LeaseVerification.Accepted accepted) {
      return accepted.lease();
    }
    throw new IllegalStateException("the lease was refused");
  }
}
