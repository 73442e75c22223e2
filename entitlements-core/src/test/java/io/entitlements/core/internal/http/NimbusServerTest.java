package io.entitlements.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.entitlements.core.internal.http.ClientCredentials.Showing;
import io.entitlements.core.roster.ConnectionSecret;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our requests for tokens before a server that others wrote. */
class NimbusServerTest {

  private static final URI ANYWHERE = URI.create("https://list.example/");
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final KeyPair KEYS = keys();
  private static final List<String> SCOPES =
      List.of("https://list.example/users", "https://list.example/groups");

  private final NimbusServer server = new NimbusServer(KEYS.getPublic(), 3_600);

  @AfterEach
  void stopServer() {
    server.close();
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static RemoteCalls calls(Clock clock) {
    return new RemoteCalls(HTTP, RemoteLimits.DEFAULT, clock, pause -> {});
  }

  private static Clock off(long seconds) {
    return Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
  }

  private BearerTokens tokens(Grant grant) {
    return new BearerTokens(server.tokens(), grant);
  }

  private static String header(BearerTokens tokens, Clock clock) {
    return tokens.header(calls(clock), "GET", ANYWHERE);
  }

  private static Grant client(String client, String secret, Showing showing) {
    return new ClientCredentials(client, ConnectionSecret.of(secret), SCOPES, showing);
  }

  private JwtBearer assertion() {
    return assertion(KEYS, NimbusServer.ISSUER, server.tokens().toString(), NimbusServer.KEY_ID);
  }

  private static JwtBearer assertion(KeyPair keys, String issuer, String audience, String keyId) {
    JwtBearer.Claims claims =
        new JwtBearer.Claims(issuer, Optional.of("admin@school.example"), audience, SCOPES);
    return new JwtBearer(claims, keys.getPrivate(), keyId);
  }

  /** Refused by this word, and nothing of it shows a secret. */
  private static void refused(BearerTokens tokens, Clock clock, String word) {
    RosterUnavailableException failure =
        catchThrowableOfType(RosterUnavailableException.class, () -> header(tokens, clock));
    assertThat(failure).isNotNull();
    assertThat(failure.reason()).isEqualTo(Reason.NOT_AUTHORIZED);
    assertThat(failure.getMessage()).doesNotContain("s3cr3t", "eyJ", "@");
    assertThat(tokens.refusal()).isEqualTo(word);
  }

  @ParameterizedTest
  @EnumSource(Showing.class)
  void clientWithItsSecret_isGivenATokenForItsScopes(Showing showing) throws Exception {
    BearerTokens tokens = tokens(client(NimbusServer.CLIENT, NimbusServer.SECRET, showing));
    String first = header(tokens, off(0));
    assertThat(server.scopes(first)).containsExactlyElementsOf(SCOPES);
    assertThat(header(tokens, off(60))).isEqualTo(first);
    assertThat(server.requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Showing.class)
  void otherSecretOrClient_isAnInvalidClient(Showing showing) {
    refused(tokens(client(NimbusServer.CLIENT, "other", showing)), off(0), "invalid_client");
    refused(tokens(client("other", NimbusServer.SECRET, showing)), off(0), "invalid_client");
  }

  @Test
  void assertion_isTaken_andATokenGivenForItsScopes() throws Exception {
    assertThat(server.scopes(header(tokens(assertion()), off(0))))
        .containsExactlyElementsOf(SCOPES);
  }

  @Test
  void assertionByAnotherKeyOrIssuer_orForAnotherServer_isAnInvalidGrant_andNotMadeAgain() {
    String here = server.tokens().toString();
    String there = "https://elsewhere.example/token";
    for (JwtBearer other :
        List.of(
            assertion(keys(), NimbusServer.ISSUER, here, NimbusServer.KEY_ID),
            assertion(KEYS, NimbusServer.ISSUER, here, "key-2"),
            assertion(KEYS, "somebody@project.example", here, NimbusServer.KEY_ID),
            assertion(KEYS, NimbusServer.ISSUER, there, NimbusServer.KEY_ID))) {
      int before = server.requests();
      refused(tokens(other), off(0), "invalid_grant");
      assertThat(server.requests()).isEqualTo(before + 1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-500, 0, 2_500})
  void clockThatIsOffByLessThanAnAssertionLasts_isGoodEnough(long seconds) throws Exception {
    BearerTokens tokens = tokens(assertion());
    assertThat(server.scopes(header(tokens, off(seconds)))).hasSize(2);
    assertThat(tokens.behind()).isEqualTo(Duration.ZERO);
    assertThat(server.requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {-86_400, -1_200, 4_000, 86_400})
  void clockThatIsFurtherOff_isSetRightByTheServers(long seconds) throws Exception {
    BearerTokens tokens = tokens(assertion());
    assertThat(server.scopes(header(tokens, off(seconds)))).hasSize(2);
    assertThat(tokens.behind().toSeconds()).isCloseTo(-seconds, within(2L));
    assertThat(server.requests()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {-700, 3_700})
  void assertionThatHasExpired_orLastsTooLong_isAnInvalidGrant(long seconds) {
    refused(tokens(new Dated(assertion(), seconds)), off(0), "invalid_grant");
  }

  /** An assertion of another time, which nobody takes for a clock that is off. */
  private record Dated(Grant grant, long seconds) implements Grant {

    @Override
    public String authorization() {
      return grant.authorization();
    }

    @Override
    public List<Map.Entry<String, String>> form(Instant now) {
      return grant.form(now.plusSeconds(seconds));
    }

    @Override
    public boolean isDated() {
      return false;
    }
  }

  @Test
  void tokenThatHasEnded_isAskedForAnew() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    BearerTokens tokens = tokens(client(NimbusServer.CLIENT, NimbusServer.SECRET, Showing.BASIC));
    String first = header(tokens, Clock.fixed(now, ZoneOffset.UTC));
    assertThat(header(tokens, Clock.fixed(now.plusSeconds(3_569), ZoneOffset.UTC)))
        .isEqualTo(first);
    assertThat(header(tokens, Clock.fixed(now.plusSeconds(3_570), ZoneOffset.UTC)))
        .isNotEqualTo(first);
    assertThat(server.requests()).isEqualTo(2);
  }
}
