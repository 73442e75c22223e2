package io.entitlements.core.internal.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a server asks to wait (RFC 9110, section 10.2.3), and what time it has. */
public final class RetryAfter {

  private static final int MOST_DIGITS = 9;

  private RetryAfter() {}

  /** Seconds, or a date, which counts from the server's own. */
  public static Optional<Duration> of(HttpHeaders headers) {
    Optional<String> value = headers.firstValue("Retry-After").map(String::strip);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (isNumber(value.get())) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value.get())));
    }
    Optional<Instant> until = date(value.get());
    Optional<Instant> now = serverTime(headers);
    return until.isPresent() && now.isPresent() && !until.get().isBefore(now.get())
        ? Optional.of(Duration.between(now.get(), until.get()))
        : Optional.empty();
  }

  /** The server's own time, if it says so. */
  public static Optional<Instant> serverTime(HttpHeaders headers) {
    return headers.firstValue("Date").flatMap(RetryAfter::date);
  }

  private static boolean isNumber(String text) {
    boolean number = !text.isEmpty() && text.length() <= MOST_DIGITS;
    for (int i = 0; number && i < text.length(); i++) {
      number = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return number;
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }
}
