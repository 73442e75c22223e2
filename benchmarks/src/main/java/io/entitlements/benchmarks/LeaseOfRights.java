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
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A lease of the default lifetime, issued by an engine, for a person with a seat in each of some
 * schools. All seats are of one product; their terms end a month apart, the first after a year.
 */
public record LeaseOfRights(Lease lease, String jwkSet, DeviceId device) {

  private static final int MONTHS = 12;
  static final String PROGRAM = "benchmark";

  /** The type that a lease's header says. */
  static final String TYP = "entitlements-lease+jwt";

  /** What stands before the 32 bytes of a key in its SubjectPublicKeyInfo (RFC 8410). */
  private static final String SPKI_PREFIX = "302a300506032b6570032100";

  private static final Pattern X = Pattern.compile("\"x\":\"([^\"]+)\"");

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
        .byBouncyCastle()
        .build();
  }

  /** The key that signed it, 32 bytes. */
  byte[] publicKey() {
    Matcher x = X.matcher(jwkSet);
    if (!x.find()) {
      throw new IllegalStateException("the key set has no key");
    }
    return Base64.getUrlDecoder().decode(x.group(1));
  }

  /** The same as the JDK has it. */
  PublicKey jdkKey() throws GeneralSecurityException {
    byte[] spki = HexFormat.of().parseHex(SPKI_PREFIX + HexFormat.of().formatHex(publicKey()));
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
  }

  VerifiedLease verified(Instant now) {
    if (verifier().verify(lease, device, now) instanceof LeaseVerification.Accepted accepted) {
      return accepted.lease();
    }
    throw new IllegalStateException("the lease was refused");
  }
}
