package io.entitlements.core.client.http;

import io.entitlements.core.client.NoAnswer;
import io.entitlements.core.internal.http.BoundedBody;
import io.entitlements.core.internal.http.RetryAfter;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends a request and reads the whole response, within a time and a length. */
final class Wire {

  /** What came of it. */
  sealed interface Result {

    /** A response, whatever it says. */
    final class Heard implements Result {
      final int status;
      final String mediaType;
      final Optional<Duration> retryAfter;
      final byte[] body;

      Heard(HttpResponse<byte[]> response) {
        String contentType = response.headers().firstValue("Content-Type").orElse("");
        this.status = response.statusCode();
        this.mediaType = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        this.retryAfter = RetryAfter.of(response.headers());
        this.body = response.body();
      }
    }

    /** None. */
    record Silence(NoAnswer why) implements Result {}
  }

  private final HttpClient http;
  private final Duration timeout;

  Wire(HttpClient http, Duration timeout) {
    this.http = http;
    this.timeout = timeout;
  }

  /** The time is for all of it, also for a body that comes byte by byte. */
  Result send(HttpRequest request, int maxBytes) {
    CompletableFuture<HttpResponse<byte[]>> response =
        http.sendAsync(request, info -> new BoundedBody(maxBytes));
    try {
      return new Result.Heard(response.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      response.cancel(true);
      return new Result.Silence(NoAnswer.NOT_REACHED);
    } catch (InterruptedException interrupted) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      return new Result.Silence(NoAnswer.NOT_REACHED);
    } catch (ExecutionException failed) {
      return silence(failed);
    }
  }

  private static Result silence(ExecutionException failed) {
    Throwable cause = failed.getCause();
    while (cause != null) {
      if (cause instanceof BoundedBody.TooLargeException) {
        return new Result.Silence(NoAnswer.NOT_UNDERSTOOD);
      }
      if (cause instanceof IOException) {
        return new Result.Silence(
            cause.getCause() instanceof BoundedBody.TooLargeException
                ? NoAnswer.NOT_UNDERSTOOD
                : NoAnswer.NOT_REACHED);
      }
      cause = cause.getCause();
    }
    throw new IllegalStateException("the HTTP client failed", failed);
  }
}
