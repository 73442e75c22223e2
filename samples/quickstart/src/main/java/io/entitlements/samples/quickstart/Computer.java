package io.entitlements.samples.quickstart;

import io.entitlements.activation.DeviceSecret;
import io.entitlements.activation.Installation;
import io.entitlements.catalog.FeatureId;
import io.entitlements.lease.Lease;
import io.entitlements.type.DeviceId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A computer of the school: a folder with the program's installation id, the public keys that came
 * with the program, and its lease.
 */
final class Computer {

  private final Path folder;
  private final DeviceId device;

  Computer(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    Path file = folder.resolve("installation-id.txt");
    if (!Files.exists(file)) {
      Path part = folder.resolve("installation-id.part");
      Files.writeString(part, UUID.randomUUID().toString());
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
    this.device = DeviceId.parse(Files.readString(file).strip());
  }

  DeviceId device() {
    return device;
  }

  /** What the program says of itself: the hash of a secret that it makes once and keeps. */
  Installation installation() throws IOException {
    Path file = folder.resolve("device-secret.txt");
    if (!Files.exists(file)) {
      Path part = folder.resolve("device-secret.part");
      Files.writeString(part, DeviceSecret.random(new SecureRandom()).reveal());
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
    DeviceSecret secret = DeviceSecret.parse(Files.readString(file).strip());
    return Installation.of(device, secret.hash());
  }

  void install(Lease lease, String jwkSet) throws IOException {
    Files.writeString(folder.resolve("lease.jws"), lease.text());
    Files.writeString(folder.resolve("public-keys.json"), jwkSet);
  }

  /** Starts the offline program in a process of its own and gives the lines that it prints. */
  List<OfflineAnswer> checkOffline(List<FeatureId> features, Instant now)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Or it may warn on its standard output, where answers are read.
    command.add("-XX:-UsePerfData");
    command.addAll(List.of("-cp", OfflineClassPath.get(), OfflineProgram.class.getName()));
    command.addAll(List.of(folder.toString(), now.toString()));
    features.forEach(feature -> command.add(feature.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new Failure("the offline program refused: " + output.strip());
    }
    return output.lines().map(OfflineAnswer::parse).toList();
  }
}
