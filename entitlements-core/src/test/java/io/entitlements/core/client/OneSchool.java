package io.entitlements.core.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.ActivationPolicy;
import io.entitlements.core.client.ActivationResult.Activated;
import io.entitlements.event.ActivationEvent.CloneFound;
import io.entitlements.event.RecordedEvent;
import io.entitlements.lease.Lease;
import io.entitlements.type.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** A school with one seat, its portal, and computers in folders of one folder. */
abstract class OneSchool {

  static final Credential ADA = Credential.bearer("ada");

  @TempDir Path root;
  Vendor vendor;
  EngineServer server;

  final void school(ActivationPolicy policy) {
    vendor = new Vendor(root.resolve("keys"), 1, policy);
    server = new EngineServer(vendor.engine);
  }

  final void activatedComputer(ActivationPolicy policy) {
    school(policy);
    assertThat(online("a").activate(vendor.key())).isInstanceOf(Activated.class);
    vendor.pass(Duration.ofMinutes(1));
  }

  final OnlineClient online(String computer) {
    return vendor.open(root.resolve(computer)).online(server);
  }

  final boolean allows(String computer) {
    return vendor.open(root.resolve(computer)).check(Vendor.INK).isAllowed();
  }

  final String installation(String computer) {
    return new String(Home.bytes(root.resolve(computer).resolve("installation")), US_ASCII);
  }

  final void copy(String from, String to) {
    try (Stream<Path> files = Files.list(root.resolve(from))) {
      Files.createDirectories(root.resolve(to));
      for (Path file : files.toList()) {
        Home.write(root.resolve(to).resolve(file.getFileName()), Home.bytes(file));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  final List<CloneFound> clones() {
    return vendor.engine.history().after(new Revision(vendor.organization, 0), 1_000).stream()
        .map(RecordedEvent::event)
        .filter(CloneFound.class::isInstance)
        .map(CloneFound.class::cast)
        .toList();
  }

  final Lease lease(String computer) {
    return new Lease(new String(Home.bytes(root.resolve(computer).resolve("lease")), US_ASCII));
  }
}
