package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.DeviceSecret;
import io.entitlements.activation.Installation;
import io.entitlements.catalog.FeatureId;
import io.entitlements.catalog.ProductId;
import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.core.internal.offline.RequestFile;
import io.entitlements.core.internal.offline.ReturnFile;
import io.entitlements.core.lease.BundleVerification;
import io.entitlements.core.lease.LeaseVerification;
import io.entitlements.core.lease.LeaseVerifier;
import io.entitlements.lease.Lease;
import io.entitlements.lease.LeasesOf;
import io.entitlements.lease.Revocation;
import io.entitlements.lease.SignedBundle;
import io.entitlements.type.DeviceId;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LaunchPathTest {

  private static final Instant REACH = Instant.parse("2026-09-01T00:00:00Z");

  /** What a client program does at its start; public for the class loader below. */
  public static final class Launch {
    private Launch() {}

    public static String verify(String jwkSet, String compact) {
      return Jws.verify(compact, "lease+jws", JwkSetJson.read(jwkSet), new JdkEd25519()).toString();
    }

    /** The same with everything that a program asks of a lease and of a bundle. */
    public static String decide(String jwkSet, String bundle, String lease, String device) {
      LeaseVerifier pinned =
          LeaseVerifier.builder(SignedLeases.ISSUER, jwkSet)
              .audience(SignedLeases.AUDIENCE)
              .product(new ProductId("suite"))
              .build();
      LeaseVerifier informed =
          ((BundleVerification.Accepted) pinned.with(new SignedBundle(bundle))).verifier();
      Instant now = informed.signedTime().orElseThrow();
      LeaseVerification result = informed.verify(new Lease(lease), DeviceId.parse(device), now);
      return ((LeaseVerification.Accepted) result)
          .lease()
          .check(FeatureId.of("suite/ink"), now)
          .level()
          .name();
    }
  }

  @Test
  void verificationByTheJdk_loadsNeitherBouncyCastleNorJackson() throws Exception {
    String jwkSet = JwkSetJson.write(TestKeys.TRUSTED);
    String compact = Jws.sign("lease+jws", "{}".getBytes(StandardCharsets.UTF_8), TestKeys.RFC);
    Method verify =
        new Meagre()
            .loadClass(Launch.class.getName())
            .getMethod("verify", String.class, String.class);
    try {
      assertThat(verify.invoke(null, jwkSet, compact).toString()).startsWith("Verified");
    } catch (InvocationTargetException failed) {
      throw new AssertionError(failed.getCause());
    }
  }

  /** What a client program does without a network; public for the class loader below. */
  public static final class Offline {
    private Offline() {}

    public static String carry(String request, String returned, String code) {
      return RequestFile.read(request) + " " + ReturnFile.read(returned) + DeviceCode.parse(code);
    }
  }

  @Test
  void filesAndCodesOfOfflineComputers_loadNeitherBouncyCastleNorDatabind() throws Exception {
    DeviceId device = new DeviceId(new UUID(1, 2));
    DeviceSecret secret = DeviceSecret.parse("A".repeat(43));
    String request = new RequestFile("NB-1", Installation.of(device, secret.hash())).text();
    String returned = new ReturnFile("NB-1", device, secret).text();
    Method carry =
        new Meagre()
            .loadClass(Offline.class.getName())
            .getMethod("carry", String.class, String.class, String.class);
    try {
      assertThat(carry.invoke(null, request, returned, DeviceCode.render(device)).toString())
          .startsWith("Read[")
          .contains(" Read[")
          .endsWith("Device[device=" + device + "]");
    } catch (InvocationTargetException failed) {
      throw new AssertionError(failed.getCause());
    }
  }

  @Test
  void leaseDecidedUponWithABundle_loadsNeitherBouncyCastleNorJackson() throws Exception {
    SigningRing ring = SigningRing.of(SignedLeases.FIRST);
    Revocation another = new Revocation(new LeasesOf.Device(new DeviceId(new UUID(9, 9))), REACH);
    SignedBundle bundle = SignedLeases.bundle(ring, 1, SignedLeases.ISSUED, another);
    Method decide =
        new Meagre()
            .loadClass(Launch.class.getName())
            .getMethod("decide", String.class, String.class, String.class, String.class);
    try {
      assertThat(
              decide.invoke(
                  null,
                  JwkSetJson.write(ring.published()),
                  bundle.text(),
                  SignedLeases.genuine().text(),
                  SignedLeases.DEVICE.toString()))
          .isEqualTo("FULL");
    } catch (InvocationTargetException failed) {
      throw new AssertionError(failed.getCause());
    }
  }

  /** Defines our classes anew and has none of the heavy libraries. */
  private static final class Meagre extends ClassLoader {

    Meagre() {
      super(LaunchPathTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.bouncycastle.") || name.startsWith("tools.jackson.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("io.entitlements.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? define(name) : loaded;
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException failed) {
        throw new ClassNotFoundException(name, failed);
      }
    }
  }
}
