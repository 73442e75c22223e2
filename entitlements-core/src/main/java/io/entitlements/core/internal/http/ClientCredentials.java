package io.entitlements.core.internal.http;

import io.entitlements.core.roster.ConnectionSecret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A client that asks for itself: OAuth 2.0 client credentials (RFC 6749, section 4.4). */
public final class ClientCredentials implements Grant {

  /** How a client shows its secret (RFC 6749, section 2.3.1). */
  public enum Showing {
    /** In the header, as every server must take it. */
    BASIC,
    /** In the form, as some servers want it. */
    FORM
  }

  private final String client;
  private final ConnectionSecret secret;
  private final List<String> scopes;
  private final Showing showing;

  /** Asks for no scope if there are none. */
  public ClientCredentials(
      String client, ConnectionSecret secret, List<String> scopes, Showing showing) {
    this.client = client;
    this.secret = secret;
    this.scopes = List.copyOf(scopes);
    this.showing = showing;
  }

  @Override
  public String authorization() {
    return showing == Showing.BASIC ? basic() : "";
  }

  @Override
  public List<Map.Entry<String, String>> form(Instant now) {
    List<Map.Entry<String, String>> form = new ArrayList<>();
    form.add(Map.entry("grant_type", "client_credentials"));
    if (!scopes.isEmpty()) {
      form.add(Map.entry("scope", String.join(" ", scopes)));
    }
    if (showing == Showing.FORM) {
      form.add(Map.entry("client_id", client));
      form.add(Map.entry("client_secret", secret.reveal()));
    }
    return form;
  }

  @Override
  public boolean isDated() {
    return false;
  }

  private String basic() {
    String pair = Percent.encode(client) + ":" + Percent.encode(secret.reveal());
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
  }
}
