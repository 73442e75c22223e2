package io.entitlements.core.internal.http;

import io.entitlements.error.RosterUnavailableException.Reason;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens of an OAuth 2.0 server (RFC 6749), used as bearer tokens (RFC 6750). A token is kept in
 * memory for one reading of a list, and asked for again shortly before it ends.
 */
public final class BearerTokens implements Authorizer {

  private static final Logger LOG = LoggerFactory.getLogger(BearerTokens.class);
  private static final Duration AHEAD = Duration.ofSeconds(30);

  /** Clocks that differ by less are as good as the same. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  private static final int MOST_DIGITS = 9;
  private static final JsonShape TOKEN = JsonShape.of("access_token", "token_type", "expires_in");
  private static final JsonShape ERROR = JsonShape.of("error");

  /** RFC 6749, section 5.2, and what Microsoft says of unknown tenants and addresses. */
  private static final Set<String> ERRORS =
      Set.of(
          "invalid_request",
          "invalid_client",
          "invalid_grant",
          "unauthorized_client",
          "unsupported_grant_type",
          "invalid_scope",
          "access_denied",
          "invalid_tenant",
          "invalid_resource");

  private final URI tokens;
  private final Grant grant;
  private @Nullable String token;
  private Instant end = Instant.MIN;
  private Duration behind = Duration.ZERO;
  private String refusal = "";

  /** Asks at an address that {@link SecretUri} allows. */
  public BearerTokens(URI tokens, Grant grant) {
    this.tokens = tokens;
    this.grant = grant;
  }

  @Override
  public String header(RemoteCalls calls, String method, URI uri) {
    String current = token;
    if (current == null || !calls.now().isBefore(end)) {
      current = ask(calls);
      token = current;
    }
    return "Bearer " + current;
  }

  /** A token may end, or be taken back, before its time. */
  @Override
  public boolean renew(RemoteCalls calls) {
    token = null;
    return true;
  }

  /** The error (RFC 6749, section 5.2) by which a token was refused; empty if none of these. */
  public String refusal() {
    return refusal;
  }

  /** How far this computer's clock is behind the token server's, if that once mattered. */
  public Duration behind() {
    return behind;
  }

  private String ask(RemoteCalls calls) {
    refusal = "";
    RemoteAnswer answer = request(calls);
    Optional<Duration> skew = skew(calls, answer);
    if (skew.isPresent()) {
      behind = skew.get();
      LOG.warn("the clock of this computer is not that of {}: off by {}", tokens.getHost(), behind);
      answer = request(calls);
    }
    if (answer.status() == 400) {
      throw answer.fault(
          Reason.NOT_AUTHORIZED, "status 400: the client, its secret or a scope is not accepted");
    }
    JsonRecord got = JsonText.read(answer.expectOk(), TOKEN);
    String made = got.text("access_token").filter(BearerTokens::isToken).orElse("");
    if (made.isEmpty()) {
      throw answer.malformed("expected an access_token");
    }
    if (!got.text("token_type").orElse("bearer").equalsIgnoreCase("bearer")) {
      throw answer.malformed("expected a bearer token");
    }
    end = calls.now().plus(lifetime(got)).minus(AHEAD);
    return made;
  }

  private RemoteAnswer request(RemoteCalls calls) {
    Instant now = calls.now().plus(behind);
    RemoteAnswer answer = calls.post(tokens, grant.authorization(), Percent.query(grant.form(now)));
    if (answer.status() == 400 || answer.status() == 401) {
      refusal =
          JsonText.tryRead(answer, ERROR)
              .flatMap(json -> json.text("error"))
              .filter(ERRORS::contains)
              .orElse("");
    }
    return answer;
  }

  /** How the clocks differ, if that may be why a grant is refused and nothing was done about it. */
  private Optional<Duration> skew(RemoteCalls calls, RemoteAnswer answer) {
    boolean mayBe = grant.isDated() && behind.isZero() && refusal.equals("invalid_grant");
    return mayBe
        ? RetryAfter.serverTime(answer.headers())
            .map(time -> Duration.between(calls.now(), time))
            .filter(skew -> skew.abs().compareTo(SKEW) > 0)
        : Optional.empty();
  }

  private static boolean isToken(String text) {
    return !text.isBlank()
        && text.length() < JsonText.MAX_TEXT
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  /** An hour if the server does not say. */
  private static Duration lifetime(JsonRecord got) {
    String text = got.text("expires_in").orElse("");
    boolean number =
        !text.isEmpty()
            && text.length() <= MOST_DIGITS
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return Duration.ofSeconds(number ? Long.parseLong(text) : 3600);
  }
}
