package io.entitlements.core.roster.oneroster;

import io.entitlements.core.internal.http.SecretUri;
import io.entitlements.core.roster.ConnectionSecret;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/** By what a OneRoster server knows who asks. Its secret is never printed. */
public sealed interface OneRosterLogin {

  /**
   * OAuth 2.0 client credentials (RFC 6749, section 4.4), as OneRoster 1.2 demands them.
   *
   * @param tokens where tokens are given: HTTPS, or HTTP on this computer itself
   * @param client the client's identifier
   * @param secret the client's secret
   * @param scopes what is asked for; empty to ask for no scope
   * @param showing how the secret is shown
   */
  record OAuth2(
      URI tokens, String client, ConnectionSecret secret, List<String> scopes, Showing showing)
      implements OneRosterLogin {

    /** How a client shows its secret (RFC 6749, section 2.3.1). */
    public enum Showing {
      /** In the header, as every server must take it. */
      HEADER,
      /** In the form, as some servers want it. */
      FORM
    }

    /** Checks the address and the client, and keeps an immutable copy of the scopes. */
    public OAuth2 {
      SecretUri.of("the token server", tokens);
      checkClient(client);
      Objects.requireNonNull(secret, "secret");
      scopes = List.copyOf(scopes);
      Objects.requireNonNull(showing, "showing");
    }

    /**
     * The usual: the secret in the header, the scope of the version.
     *
     * @param tokens where tokens are given
     * @param client the client's identifier
     * @param secret the client's secret
     * @param version of which version the list is
     * @return the login
     */
    public static OAuth2 of(
        URI tokens, String client, ConnectionSecret secret, OneRosterVersion version) {
      return new OAuth2(tokens, client, secret, List.of(version.scope()), Showing.HEADER);
    }
  }

  /**
   * Signed requests (OAuth 1.0, RFC 5849, without tokens), as OneRoster 1.1 has them.
   *
   * @param key the consumer's key
   * @param secret the consumer's secret
   * @param method how is signed
   */
  record OAuth1(String key, ConnectionSecret secret, Method method) implements OneRosterLogin {

    /** How a request is signed. */
    public enum Method {
      /** HMAC-SHA1, as RFC 5849 has it. */
      HMAC_SHA1,
      /** HMAC-SHA256, as OneRoster 1.1 prefers it. */
      HMAC_SHA256
    }

    /** Checks the key. */
    public OAuth1 {
      checkClient(key);
      Objects.requireNonNull(secret, "secret");
      Objects.requireNonNull(method, "method");
    }
  }

  private static void checkClient(String client) {
    if (client.isBlank()
        || client.length() > 1_000
        || !client.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      throw new IllegalArgumentException("a client has 1 to 1,000 printable ASCII characters");
    }
  }
}
