package io.entitlements.core.internal.http;

import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests that reading one list takes. Each is read as a whole within a time and a length, and
 * is made again if the server was busy or not reached; redirects are never followed. No message and
 * no line of the log shows a query, a header, a body or an address in a path. For one thread.
 */
public final class RemoteCalls {

  private static final Logger LOG = LoggerFactory.getLogger(RemoteCalls.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /** A part of a path that is somebody's address. */
  private static final Pattern ADDRESS = Pattern.compile("/[^/]*(@|%40)[^/]*");

  private final HttpClient http;
  private final RemoteLimits limits;
  private final Clock clock;
  private final Pause pause;
  private final Predicate<RemoteAnswer> busy;
  private final Instant end;
  private int requests;

  /**
   * Begins to read a list.
   *
   * @throws IllegalArgumentException if the client follows redirects
   */
  public RemoteCalls(HttpClient http, RemoteLimits limits, Clock clock, Pause pause) {
    this(http, limits, clock, pause, answer -> false);
  }

  /**
   * Begins to read a list.
   *
   * @param busy whether a refusal says that there were too many requests, where a server has other
   *     words for it than status 429
   * @throws IllegalArgumentException if the client follows redirects
   */
  public RemoteCalls(
      HttpClient http,
      RemoteLimits limits,
      Clock clock,
      Pause pause,
      Predicate<RemoteAnswer> busy) {
    this.http = checked(http);
    this.limits = limits;
    this.clock = clock;
    this.pause = pause;
    this.busy = busy;
    this.end = clock.instant().plus(limits.whole());
  }

  /** The client, if it follows no redirects: they would take credentials elsewhere. */
  public static HttpClient checked(HttpClient http) {
    if (http.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException("the HTTP client must follow no redirects");
    }
    return http;
  }

  /** What time it is. */
  public Instant now() {
    return clock.instant();
  }

  /** Whether the time for all requests together is over. */
  public boolean isOver() {
    return !now().isBefore(end);
  }

  /**
   * Asks for something. What is not authorized is asked once more with other credentials, if there
   * are any.
   *
   * @return an answer whose status is neither 401 nor 403 nor a redirect nor one that may pass
   * @throws RosterUnavailableException if there is none
   */
  public RemoteAnswer get(URI uri, Authorizer authorizer) {
    return judged(look(uri, authorizer));
  }

  /**
   * Asks for something as {@link #get} does, whatever the answer's status says.
   *
   * @throws RosterUnavailableException if there is no answer
   */
  public RemoteAnswer look(URI uri, Authorizer authorizer) {
    // Made anew for each attempt: a signature is good for one request only.
    Supplier<HttpRequest> request =
        () -> request(uri, authorizer.header(this, "GET", uri)).GET().build();
    RemoteAnswer answer = ask(request);
    if (answer.status() == 401 && authorizer.renew(this)) {
      answer = ask(request);
    }
    return answer;
  }

  /**
   * Posts an object, as something is asked to be done.
   *
   * @throws RosterUnavailableException as {@link #get}
   */
  public RemoteAnswer post(URI uri, Authorizer authorizer, byte[] json) {
    HttpRequest request =
        request(uri, authorizer.header(this, "POST", uri))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json))
            .build();
    return judged(ask(() -> request));
  }

  /**
   * Posts a form, as tokens are asked for.
   *
   * @param authorization the header, or an empty text for none
   * @throws RosterUnavailableException if there is no answer
   */
  RemoteAnswer post(URI uri, String authorization, String form) {
    HttpRequest request =
        request(uri, authorization)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return ask(() -> request);
  }

  private static RemoteAnswer judged(RemoteAnswer answer) {
    int status = answer.status();
    if (status == 401 || status == 403 || answer.isPassing() || (status >= 300 && status < 400)) {
      throw answer.refused();
    }
    return answer;
  }

  private static HttpRequest.Builder request(URI uri, String authorization) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", "application/json");
    return authorization.isEmpty() ? request : request.header("Authorization", authorization);
  }

  private RemoteAnswer ask(Supplier<HttpRequest> made) {
    Duration next = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      HttpRequest request = made.get();
      String name = name(request);
      boolean last = attempt >= limits.attempts();
      Duration wait = next;
      try {
        RemoteAnswer answer = once(name, request);
        if (!answer.isPassing() || last) {
          return answer;
        }
        wait = RetryAfter.of(answer.headers()).orElse(next);
        if (isTooLong(wait)) {
          return answer;
        }
        LOG.info("{}: status {}, asked again in {}", name, answer.status(), wait);
      } catch (RosterUnavailableException failed) {
        if (last || isTooLong(wait) || failed.reason() != Reason.UNREACHABLE) {
          throw failed;
        }
        LOG.info("{}, asked again in {}", failed.getMessage(), wait);
      }
      sleep(name, wait);
      next = next.multipliedBy(4);
    }
  }

  /** Nothing is gained by a pause that ends when no more may be asked. */
  private boolean isTooLong(Duration wait) {
    return wait.compareTo(limits.longestPause()) > 0 || !now().plus(wait).isBefore(end);
  }

  private static String name(HttpRequest request) {
    String path = ADDRESS.matcher(request.uri().getRawPath()).replaceAll("/…");
    return request.method() + " " + request.uri().getHost() + path;
  }

  private RemoteAnswer once(String name, HttpRequest request) {
    if (++requests > limits.requests()) {
      throw fault(Reason.TOO_LARGE, name + ": more than " + limits.requests() + " requests");
    }
    Duration left = Duration.between(now(), end);
    if (left.isZero() || left.isNegative()) {
      throw fault(Reason.TOO_LARGE, name + ": reading takes longer than " + limits.whole());
    }
    Duration time = left.compareTo(limits.request()) < 0 ? left : limits.request();
    CompletableFuture<HttpResponse<byte[]>> response =
        http.sendAsync(request, info -> new BoundedBody(limits.bodyBytes()));
    try {
      HttpResponse<byte[]> got = response.get(time.toMillis(), TimeUnit.MILLISECONDS);
      RemoteAnswer answer = new RemoteAnswer(name, got.statusCode(), got.headers(), got.body());
      return answer.status() == 403 && busy.test(answer) ? answer.busy() : answer;
    } catch (TimeoutException late) {
      response.cancel(true);
      throw fault(Reason.UNREACHABLE, name + ": no whole answer in " + time);
    } catch (InterruptedException interrupted) {
      response.cancel(true);
      throw interrupted(name);
    } catch (ExecutionException failed) {
      throw unreached(name, failed);
    }
  }

  private RosterUnavailableException unreached(String name, ExecutionException failed) {
    for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof BoundedBody.TooLargeException) {
        String problem = name + ": the answer is longer than " + limits.bodyBytes() + " bytes";
        return fault(Reason.TOO_LARGE, problem);
      }
    }
    // A cause's message may show what the server sent, and is left out.
    Throwable cause = failed.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof IOException
        ? fault(Reason.UNREACHABLE, name + ": " + cause.getClass().getSimpleName())
        : fault(Reason.MALFORMED, name + ": the answer is no HTTP");
  }

  private void sleep(String name, Duration time) {
    try {
      pause.of(time);
    } catch (InterruptedException interrupted) {
      throw interrupted(name);
    }
  }

  private static RosterUnavailableException interrupted(String name) {
    Thread.currentThread().interrupt();
    return fault(Reason.UNREACHABLE, name + ": interrupted");
  }

  private static RosterUnavailableException fault(Reason reason, String message) {
    return new RosterUnavailableException(reason, message, Optional.empty());
  }
}
