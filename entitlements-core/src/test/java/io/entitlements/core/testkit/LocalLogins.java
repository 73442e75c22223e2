package io.entitlements.core.testkit;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Who may read a {@link LocalOneRoster}: tokens given out, and requests signed by OAuth 1.0. */
final class LocalLogins {

  private final Clock clock;
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final Set<String> nonces = ConcurrentHashMap.newKeySet();
  private final AtomicInteger given = new AtomicInteger();

  LocalLogins(Clock clock) {
    this.clock = clock;
  }

  /** Lets a token in. */
  void accept(String token) {
    tokens.add(token);
  }

  /** Lets no token in that was given before. */
  void forget() {
    tokens.clear();
  }

  /** A new token for a form, or empty if the client is another one. */
  Optional<String> token(Optional<String> authorization, String form) {
    String pair = LocalOneRoster.CLIENT + ":" + LocalOneRoster.SECRET;
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    boolean inHeader = authorization.filter(("Basic " + basic)::equals).isPresent();
    boolean inForm =
        form.contains("client_id=" + LocalOneRoster.CLIENT)
            && form.contains("client_secret=" + LocalOneRoster.SECRET);
    if (!form.contains("grant_type=client_credentials") || !(inHeader || inForm)) {
      return Optional.empty();
    }
    String token = "token-" + given.incrementAndGet() + "-very-secret";
    tokens.add(token);
    return Optional.of(token);
  }

  /** How many tokens were given. */
  int given() {
    return given.get();
  }

  /** Whether a request may read. */
  boolean allows(URI uri, Optional<String> authorization) {
    String header = authorization.orElse("");
    return header.startsWith("Bearer ")
        ? tokens.contains(header.substring("Bearer ".length()))
        : header.startsWith("OAuth ") && isSigned(uri, header.substring("OAuth ".length()));
  }

  /** As RFC 5849, section 3.2, has it. */
  private boolean isSigned(URI uri, String header) {
    TreeMap<String, String> oauth = new TreeMap<>();
    Arrays.stream(header.split(",", -1))
        .map(part -> part.strip().split("=", 2))
        .forEach(part -> oauth.put(part[0], decoded(part[1].replace("\"", ""))));
    String signature = oauth.remove("oauth_signature");
    long age = clock.instant().getEpochSecond() - Long.parseLong(oauth.get("oauth_timestamp"));
    if (!LocalOneRoster.CLIENT.equals(oauth.get("oauth_consumer_key"))
        || Math.abs(age) > 300
        || !nonces.add(oauth.get("oauth_nonce"))) {
      return false;
    }
    List<String> pairs = new ArrayList<>();
    oauth.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
    for (String part : uri.getRawQuery().split("&", -1)) {
      String[] pair = part.split("=", 2);
      pairs.add(encoded(decoded(pair[0])) + "=" + encoded(decoded(pair[1])));
    }
    pairs.sort(null);
    String address = uri.getScheme() + "://" + uri.getAuthority() + uri.getRawPath();
    String base = "GET&" + encoded(address) + "&" + encoded(String.join("&", pairs));
    return mac(oauth.get("oauth_signature_method"), base).equals(signature);
  }

  private static String mac(String method, String base) {
    try {
      Mac mac = Mac.getInstance(method.replace("HMAC-", "Hmac"));
      byte[] key = (LocalOneRoster.SECRET + "&").getBytes(StandardCharsets.US_ASCII);
      mac.init(new SecretKeySpec(key, "any"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(base.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException unknown) {
      return "";
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
