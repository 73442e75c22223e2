package io.entitlements.benchmarks.launch;

import io.entitlements.benchmarks.LeaseOfRights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax0.license3j.Feature;
import javax0.license3j.License;
import javax0.license3j.crypto.LicenseKeyPair;
import javax0.license3j.io.LicenseWriter;

/** Issues what the programs verify: a lease of one right, and a licence that says as much. */
final class Preparation {

  private static final Duration YEAR = Duration.ofDays(365);

  private Preparation() {}

  static void write(Path folder) throws IOException, GeneralSecurityException {
    LeaseOfRights issued = LeaseOfRights.issue(1);
    Files.writeString(folder.resolve(LaunchFiles.LEASE), issued.lease().text());
    Files.writeString(folder.resolve(LaunchFiles.KEY_SET), issued.jwkSet());
    Files.writeString(folder.resolve(LaunchFiles.DEVICE), issued.device().toString());

    LicenseKeyPair keys = LicenseKeyPair.Create.from("RSA/ECB/PKCS1Padding", 2048);
    License license = new License();
    license.setLicenseId();
    license.setExpiry(Date.from(Instant.now().plus(YEAR)));
    license.add(Feature.Create.stringFeature("device", issued.device().toString()));
    license.add(
        Feature.Create.dateFeature(
            LaunchFiles.LICENSE3J_FEATURE, Date.from(Instant.now().plus(YEAR))));
    license.sign(keys.getPair().getPrivate(), "SHA-512");
    Files.write(folder.resolve(LaunchFiles.LICENSE3J_KEY), keys.getPublic());
    try (LicenseWriter writer = new LicenseWriter(folder.resolve(LaunchFiles.LICENSE3J).toFile())) {
      writer.write(license);
    }
  }
}
