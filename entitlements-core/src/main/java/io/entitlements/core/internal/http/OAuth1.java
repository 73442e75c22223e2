package io.entitlements.core.internal.http;

import io.entitlements.core.roster.ConnectionSecret;
import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Requests signed by a key and its secret, without a token: the two-legged use of OAuth 1.0 (RFC
 * 5849) that OneRoster 1.1 describes.
 */
public final class OAuth1 implements Authorizer {

  private static final int NONCE_BYTES = 16;

  private final String key;
  private final ConnectionSecret secret;
  private final boolean sha256;
  private final RandomGenerator random;

  /** Signs with HMAC-SHA256, or else with HMAC-SHA1. */
  public OAuth1(String key, ConnectionSecret secret, boolean sha256, RandomGenerator random) {
    this.key = key;
    this.secret = secret;
    this.sha256 = sha256;
    this.random = random;
  }

  @Override
  public String header(RemoteCalls calls, String method, URI uri) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    List<Map.Entry<String, String>> parameters = new ArrayList<>();
    parameters.add(Map.entry("oauth_consumer_key", key));
    parameters.add(Map.entry("oauth_nonce", HexFormat.of().formatHex(nonce)));
    parameters.add(Map.entry("oauth_signature_method", sha256 ? "HMAC-SHA256" : "HMAC-SHA1"));
    parameters.add(Map.entry("oauth_timestamp", String.valueOf(calls.now().getEpochSecond())));
    parameters.add(Map.entry("oauth_version", "1.0"));
    String base = OAuth1Signature.base(method, uri, parameters);
    String signature = OAuth1Signature.sign(base, secret.reveal(), "", sha256);
    parameters.add(Map.entry("oauth_signature", signature));
    return parameters.stream()
        .map(p -> p.getKey() + "=\"" + Percent.encode(p.getValue()) + "\"")
        .collect(Collectors.joining(", ", "OAuth ", ""));
  }

  /** The key is the same; a signature of another time would not help either. */
  @Override
  public boolean renew(RemoteCalls calls) {
    return false;
  }
}
