package io.entitlements.core.internal.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures of OAuth 1.0 (RFC 5849, section 3.4) by a shared secret. */
final class OAuth1Signature {

  private OAuth1Signature() {}

  /**
   * What is signed (section 3.4.1).
   *
   * @param uri with its query
   * @param others the parameters of the header, and of a form, without {@code realm} and {@code
   *     oauth_signature}
   */
  static String base(String method, URI uri, List<Map.Entry<String, String>> others) {
    List<Map.Entry<String, String>> all = new ArrayList<>(others);
    all.addAll(parameters(uri.getRawQuery() == null ? "" : uri.getRawQuery()));
    String normalized =
        all.stream()
            .map(p -> Map.entry(Percent.encode(p.getKey()), Percent.encode(p.getValue())))
            .sorted(
                Comparator.comparing(Map.Entry<String, String>::getKey)
                    .thenComparing(Map.Entry::getValue))
            .map(p -> p.getKey() + "=" + p.getValue())
            .collect(Collectors.joining("&"));
    return method.toUpperCase(Locale.ROOT)
        + "&"
        + Percent.encode(baseUri(uri))
        + "&"
        + Percent.encode(normalized);
  }

  /** Section 3.4.2, and the same by SHA-256, as OneRoster 1.1 has it. */
  static String sign(String base, String clientSecret, String tokenSecret, boolean sha256) {
    String algorithm = sha256 ? "HmacSHA256" : "HmacSHA1";
    String key = Percent.encode(clientSecret) + "&" + Percent.encode(tokenSecret);
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), algorithm));
      byte[] signature = mac.doFinal(base.getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  /** Section 3.4.1.2: in lower case, without a usual port and the query. */
  private static String baseUri(URI uri) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + path;
  }

  /** The parameters of a query or a form (section 3.4.1.3.1). */
  static List<Map.Entry<String, String>> parameters(String query) {
    List<Map.Entry<String, String>> found = new ArrayList<>();
    for (String part : query.split("&", -1)) {
      if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals);
        String value = equals < 0 ? "" : part.substring(equals + 1);
        found.add(Map.entry(decode(name), decode(value)));
      }
    }
    return found;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
