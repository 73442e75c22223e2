package io.entitlements.core.internal.mail;

import io.entitlements.spi.Job;
import io.entitlements.spi.Mail;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.JobId;
import java.time.Instant;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;

/** Writes letters as a job would, to see what they say. */
public final class WrittenLetters {

  private static final UUID ID = new UUID(0x0193_0000_0000_7000L, 0x8000_0000_0000_0001L);
  private static final Job JOB =
      new Job(new AccountId(ID), new JobId(ID), "welcome-mail", 0, "", Instant.EPOCH, 0);

  private final LetterWriter writer;

  private WrittenLetters(LetterWriter writer) {
    this.writer = writer;
  }

  /** Writes in a language. */
  public static WrittenLetters in(Locale language) {
    return in(language, Map.of());
  }

  /** Writes in a language, with own words. */
  public static WrittenLetters in(Locale language, Map<String, String> own) {
    return new WrittenLetters(LetterWriter.in(language, bundle(own), "Music Portal"));
  }

  /** Writes a letter. */
  public Mail write(Letter letter) {
    return writer.write(JOB, EmailAddress.of("ada@school.example"), letter);
  }

  /** A bundle of messages. */
  static ResourceBundle bundle(Map<String, String> messages) {
    return new ListResourceBundle() {
      @Override
      protected Object[][] getContents() {
        return messages.entrySet().stream()
            .map(entry -> new Object[] {entry.getKey(), entry.getValue()})
            .toArray(Object[][]::new);
      }
    };
  }
}
