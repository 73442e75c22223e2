package io.entitlements.core.internal.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * A signed assertion as a grant (RFC 7523, section 2.1), with RS256 (RFC 7518, section 3.3). It is
 * made anew for each token and lasts ten minutes.
 */
public final class JwtBearer implements Grant {

  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Claims claims;
  private final PrivateKey key;
  private final String keyId;

  /**
   * Who says what to whom.
   *
   * @param issuer who signs
   * @param subject for whom; empty for the issuer itself
   * @param audience where the token is asked for
   * @param scopes what the token is for
   */
  public record Claims(
      String issuer, Optional<String> subject, String audience, List<String> scopes) {}

  /** Signs with an RSA key. */
  public JwtBearer(Claims claims, PrivateKey key, String keyId) {
    this.claims = claims;
    this.key = key;
    this.keyId = keyId;
  }

  @Override
  public String authorization() {
    return "";
  }

  @Override
  public List<Map.Entry<String, String>> form(Instant now) {
    return List.of(
        Map.entry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
        Map.entry("assertion", assertion(now)));
  }

  @Override
  public boolean isDated() {
    return true;
  }

  private String assertion(Instant now) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", "RS256");
    header.put("typ", "JWT");
    header.put("kid", keyId);
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("iss", claims.issuer());
    claims.subject().ifPresent(subject -> payload.put("sub", subject));
    payload.put("scope", String.join(" ", claims.scopes()));
    payload.put("aud", claims.audience());
    payload.put("iat", now.getEpochSecond());
    payload.put("exp", now.plus(LIFETIME).getEpochSecond());
    String signed =
        BASE64.encodeToString(JSON.writeValueAsBytes(header))
            + "."
            + BASE64.encodeToString(JSON.writeValueAsBytes(payload));
    return signed + "." + BASE64.encodeToString(signature(signed));
  }

  private byte[] signature(String signed) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException noRsaKey) {
      throw new IllegalStateException("the JDK does not sign with this key", noRsaKey);
    }
  }
}
