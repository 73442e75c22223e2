package io.entitlements.core.internal.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.JWTBearerGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.assertions.jwt.JWTAssertionDetailsVerifier;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.auth.verifier.ClientAuthenticationVerifier;
import com.nimbusds.oauth2.sdk.auth.verifier.ClientCredentialsSelector;
import com.nimbusds.oauth2.sdk.auth.verifier.Context;
import com.nimbusds.oauth2.sdk.auth.verifier.InvalidClientException;
import com.nimbusds.oauth2.sdk.auth.verifier.JWTAudienceCheck;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A token endpoint of which only the socket is ours: Nimbus' OAuth 2.0 SDK reads the requests (RFC
 * 6749), judges clients and assertions (RFC 7523) by the real time, and writes the answers.
 */
public final class NimbusServer implements AutoCloseable {

  /** Who may ask; in a header it has to be encoded. */
  public static final String CLIENT = "portal of:school";

  /** The client's secret; as above. */
  public static final String SECRET = "very-secret s3cr3t+/%:&=";

  /** Who may sign assertions. */
  public static final String ISSUER = "portal@project.iam.gserviceaccount.com";

  /** The identifier of the key that is in force. */
  public static final String KEY_ID = "key-1";

  private static final long LONGEST_ASSERTION = 3_600;

  private final HttpServer server;
  private final RSAPublicKey key;
  private final long lifetime;
  private final Map<String, Scope> tokens = new ConcurrentHashMap<>();
  private final AtomicInteger requests = new AtomicInteger();

  /**
   * Starts a server.
   *
   * @param key by what assertions are signed
   * @param lifetime how long tokens last, in seconds
   */
  public NimbusServer(PublicKey key, long lifetime) {
    this.key = (RSAPublicKey) key;
    this.lifetime = lifetime;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.createContext("/", this::serve);
    server.start();
  }

  /** Where tokens are given. */
  public URI tokens() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token");
  }

  /** How often it was asked. */
  public int requests() {
    return requests.get();
  }

  /** What a token of a header is for. */
  public List<String> scopes(String authorization) throws ParseException {
    return tokens.get(BearerAccessToken.parse(authorization).getValue()).toStringList();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.incrementAndGet();
      HTTPRequest request =
          new HTTPRequest(HTTPRequest.Method.valueOf(exchange.getRequestMethod()), tokens());
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> request.setHeader(name, values.toArray(String[]::new)));
      request.setBody(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      HTTPResponse response = answer(request);
      response
          .getHeaderMap()
          .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
      byte[] body = response.getBody().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(response.getStatusCode(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private HTTPResponse answer(HTTPRequest request) {
    try {
      TokenRequest asked = TokenRequest.parse(request);
      if (asked.getAuthorizationGrant() instanceof JWTBearerGrant grant) {
        JWTClaimsSet claims = assertions().process(grant.getJWTAssertion(), null);
        return claims.getIssuer().equals(ISSUER)
            ? given(Scope.parse(claims.getStringClaim("scope")))
            : refused(OAuth2Error.INVALID_GRANT);
      }
      if (!(asked.getAuthorizationGrant() instanceof ClientCredentialsGrant)) {
        return refused(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
      }
      clients().verify(asked.getClientAuthentication(), Set.of(), null);
      return given(asked.getScope());
    } catch (ParseException malformed) {
      return refused(
          malformed.getErrorObject() == null
              ? OAuth2Error.INVALID_REQUEST
              : malformed.getErrorObject());
    } catch (InvalidClientException unknown) {
      return refused(OAuth2Error.INVALID_CLIENT);
    } catch (BadJOSEException | JOSEException | java.text.ParseException refused) {
      return refused(OAuth2Error.INVALID_GRANT);
    }
  }

  private HTTPResponse given(Scope scope) {
    BearerAccessToken token = new BearerAccessToken(lifetime, scope);
    tokens.put(token.getValue(), scope);
    return new AccessTokenResponse(new Tokens(token, null)).toHTTPResponse();
  }

  private static HTTPResponse refused(ErrorObject error) {
    return new TokenErrorResponse(error).toHTTPResponse();
  }

  // The verifier is one of a raw type.
  @SuppressWarnings("unchecked")
  private DefaultJWTProcessor<SecurityContext> assertions() {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    JWKSet keys = new JWKSet(new RSAKey.Builder(key).keyID(KEY_ID).build());
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(keys)));
    processor.setJWTClaimsSetVerifier(
        new JWTAssertionDetailsVerifier(
            Set.of(new Audience(tokens().toString())), LONGEST_ASSERTION));
    return processor;
  }

  private ClientAuthenticationVerifier<Object> clients() {
    return new ClientAuthenticationVerifier<Object>(
        new ClientCredentialsSelector<Object>() {
          @Override
          public List<Secret> selectClientSecrets(
              ClientID client, ClientAuthenticationMethod method, Context<Object> context)
              throws InvalidClientException {
            if (!client.getValue().equals(CLIENT)) {
              throw InvalidClientException.BAD_ID;
            }
            return List.of(new Secret(SECRET));
          }

          @Override
          public List<? extends PublicKey> selectPublicKeys(
              ClientID client,
              ClientAuthenticationMethod method,
              JWSHeader header,
              boolean forceRefresh,
              Context<Object> context)
              throws InvalidClientException {
            throw InvalidClientException.NOT_REGISTERED_FOR_AUTH_METHOD;
          }
        },
        Set.of(new Audience(tokens().toString())),
        JWTAudienceCheck.STRICT);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
