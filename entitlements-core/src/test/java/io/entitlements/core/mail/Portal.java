package io.entitlements.core.mail;

import io.entitlements.Entitlements;
import io.entitlements.core.EntitlementEngine;
import io.entitlements.core.KeyFiles;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.job.Jobs;
import io.entitlements.spi.Mailer;
import io.entitlements.type.EmailAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/** An engine that sends by a mailer, with a clock that stands still until it is moved. */
final class Portal extends Clock {

  private final Entitlements engine;
  private Instant now = Instant.parse("2026-09-14T15:00:00Z");

  Portal(Path keys, Mailer mailer) {
    this.engine =
        EntitlementEngine.builder(
                MemoryStorage.create(), KeyFiles.openUnencrypted(keys, new SecureRandom()), mailer)
            .clock(this)
            .portal(URI.create("https://portal.example/"))
            .portalName("Portail de l’école 🎵")
            .language(Locale.FRENCH)
            .build();
  }

  Entitlements engine() {
    return engine;
  }

  /** Makes a welcome letter due. */
  void signUp() {
    engine.accounts().signUp(EmailAddress.of("ada@school.example"));
    engine.jobs().runDue(1); // makes the account; its mail is the next job
  }

  Jobs.Run runDue() {
    return engine.jobs().runDue(10);
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
