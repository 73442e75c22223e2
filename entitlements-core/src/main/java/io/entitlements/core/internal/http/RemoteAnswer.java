package io.entitlements.core.internal.http;

import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a remote system answered. */
public final class RemoteAnswer {

  private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,60}");

  private final String request;
  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;
  private final boolean busy;

  private RemoteAnswer(String request, int status, HttpHeaders headers, byte[] body, boolean busy) {
    this.request = request;
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.busy = busy;
  }

  RemoteAnswer(String request, int status, HttpHeaders headers, byte[] body) {
    this(request, status, headers, body, status == 429 || status == 503);
  }

  /** The same, of a server that says in its own way that it is busy. */
  RemoteAnswer busy() {
    return new RemoteAnswer(request, status, headers, body, true);
  }

  /** The status. */
  public int status() {
    return status;
  }

  /** The headers. */
  public HttpHeaders headers() {
    return headers;
  }

  /** The body, which may be anything. */
  byte[] body() {
    return body;
  }

  /** The same answer if its status is 200. */
  public RemoteAnswer expectOk() {
    if (status != 200) {
      throw refused();
    }
    return this;
  }

  /** The same answer if it may be JSON. */
  RemoteAnswer expectJson() {
    String type =
        headers
            .firstValue("Content-Type")
            .orElse("")
            .split(";", 2)[0]
            .strip()
            .toLowerCase(Locale.ROOT);
    if (type.contains("html") || type.contains("xml")) {
      throw malformed("expected JSON, got " + (MEDIA_TYPE.matcher(type).matches() ? type : "?"));
    }
    return this;
  }

  /** The answer is not what the protocol says. */
  public RosterUnavailableException malformed(String problem) {
    return fault(Reason.MALFORMED, problem);
  }

  /** Something is wrong with the answer. */
  public RosterUnavailableException fault(Reason reason, String problem) {
    return new RosterUnavailableException(reason, request + ": " + problem, Optional.empty());
  }

  /** Whether asking again soon may help. */
  boolean isPassing() {
    return busy || (status >= 500 && status != 501 && status != 505);
  }

  /** Why an answer with another status than 200 does not do. */
  public RosterUnavailableException refused() {
    Reason reason = busy ? Reason.BUSY : reason();
    Optional<Duration> retryAfter =
        reason == Reason.BUSY ? RetryAfter.of(headers) : Optional.empty();
    return new RosterUnavailableException(
        reason, request + ": status " + status + problem(reason), retryAfter);
  }

  private String problem(Reason reason) {
    if (reason == Reason.REDIRECTED) {
      return " sends elsewhere, which is not followed";
    }
    return busy && status == 403 ? " says that there are too many requests" : "";
  }

  private Reason reason() {
    if (status == 401 || status == 403) {
      return Reason.NOT_AUTHORIZED;
    }
    if (status >= 300 && status < 400) {
      return Reason.REDIRECTED;
    }
    return status >= 500 ? Reason.UNREACHABLE : Reason.MALFORMED;
  }
}
