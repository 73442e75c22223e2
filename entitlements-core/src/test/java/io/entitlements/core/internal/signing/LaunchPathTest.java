package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.DeviceSecret;
import io.entitlements.activation.Installation;
import io.entitlements.core.internal.offline.RequestFile;
import io.entitlements.core.internal.offline.ReturnFile;
import io.entitlements.type.DeviceId;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LaunchPathTest {

  /** What a client program does at its start; public for the class loader below. */
  public static final class Launch {
    private Launch() {}

    public static String verify(String jwkSet, String compact) {
      return Jws.verify(compact, "lease+jws", JwkSetJson.read(jwkSet), new JdkEd25519()).toString();
    }
  }

  @Test
  void verificationByTheJdk_loadsNeitherBouncyCastleNorDatabind() throws Exception {
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

  /** Defines our and Jackson's classes anew and has none of the heavy libraries. */
  private static final class Meagre extends ClassLoader {

    Meagre() {
      super(LaunchPathTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.bouncycastle.") || name.startsWith("tools.jackson.databind.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("io.entitlements.") && !name.startsWith("tools.jackson.")) {
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
