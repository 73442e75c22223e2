package io.entitlements.benchmarks.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax0.license3j.License;
import javax0.license3j.io.LicenseReader;

/** The same by License3j: its own binary licence, signed with RSA of 2048 bits and SHA-512. */
final class License3jProgram {

  private License3jProgram() {}

  @SuppressWarnings("JavaUtilDate") // its own
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    byte[] key = Files.readAllBytes(folder.resolve(LaunchFiles.LICENSE3J_KEY));
    License license;
    try (LicenseReader reader =
        new LicenseReader(folder.resolve(LaunchFiles.LICENSE3J).toString())) {
      license = reader.read();
    }
    boolean allowed =
        license.isOK(key)
            && !license.isExpired()
            && license.get("device").getString().equals(device(folder))
            && license.get(LaunchFiles.LICENSE3J_FEATURE).getDate().getTime()
                > System.currentTimeMillis();
    System.exit(allowed ? 0 : 1);
  }

  private static String device(Path folder) throws IOException {
    return Files.readString(folder.resolve(LaunchFiles.DEVICE));
  }
}
