package io.entitlements.core.testkit;

import io.entitlements.core.roster.google.GoogleServiceAccount;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who may read a {@link LocalGoogle}: a service account's assertions, as RFC 7523 has them. */
public final class LocalGoogleLogin {

  /** The service account. */
  public static final String ACCOUNT = "portal@project.iam.gserviceaccount.com";

  /** For whom it may read. */
  public static final String SUBJECT = "admin@school.example";

  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final KeyPair KEYS = keys();

  private final Clock clock;
  private final Set<String> delegated = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<String>> tokens = new ConcurrentHashMap<>();
  private final AtomicInteger given = new AtomicInteger();

  LocalGoogleLogin(Clock clock) {
    this.clock = clock;
    for (String scope :
        List.of(
            "admin.directory.user.readonly",
            "admin.directory.group.member.readonly",
            "classroom.courses.readonly",
            "classroom.rosters.readonly",
            "classroom.profile.emails")) {
      delegated.add("https://www.googleapis.com/auth/" + scope);
    }
  }

  /** The account's key file, with the key in force. */
  public static String keyFile(URI tokens) {
    return keyFile(tokens, KEYS);
  }

  /** The key in force, as who checks signatures has it. */
  public static PublicKey publicKey() {
    return KEYS.getPublic();
  }

  /** The account, with a key that is not in force any more. */
  public static GoogleServiceAccount withOtherKey(URI tokens) {
    return GoogleServiceAccount.ofKeyFile(keyFile(tokens, keys()), tokens);
  }

  private static String keyFile(URI tokens, KeyPair keys) {
    String key =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys.getPrivate().getEncoded());
    String pem = "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n";
    return """
        {"type":"service_account","project_id":"project","private_key_id":"key-1",
        "private_key":"%s","client_email":"%s","client_id":"100","token_uri":"%s",
        "universe_domain":"googleapis.com"}"""
        .formatted(pem.replace("\n", "\\n"), ACCOUNT, tokens);
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A scope is not delegated any more; the end of its URL. */
  public void revoke(String scope) {
    delegated.removeIf(known -> known.endsWith("/" + scope));
  }

  void forget() {
    tokens.clear();
  }

  /** Whether a token is known. */
  boolean knows(Optional<String> authorization) {
    return scopes(authorization).isPresent();
  }

  /** Whether a token is for a scope, by the end of its URL. */
  boolean allows(Optional<String> authorization, String scope) {
    return scopes(authorization)
        .filter(known -> known.stream().anyMatch(one -> one.endsWith("/" + scope)))
        .isPresent();
  }

  private Optional<Set<String>> scopes(Optional<String> authorization) {
    return authorization
        .filter(header -> header.startsWith("Bearer "))
        .flatMap(header -> Optional.ofNullable(tokens.get(header.substring(7))));
  }

  /** A token as JSON, or else the error's word. */
  String answer(String form, URI audience) {
    Optional<String> assertion = field(form, "assertion");
    if (!field(form, "grant_type").equals(Optional.of(GRANT)) || assertion.isEmpty()) {
      return "unsupported_grant_type";
    }
    String[] parts = assertion.get().split("\\.", -1);
    if (parts.length != 3 || !isSigned(parts)) {
      return "invalid_grant";
    }
    JsonNode claims = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(parts[1]));
    long now = clock.instant().getEpochSecond();
    long issued = claims.path("iat").longValue();
    long end = claims.path("exp").longValue();
    boolean inTime = issued <= now + 60 && end > now && end - issued <= 3_600;
    String subject = claims.path("sub").stringValue(ACCOUNT);
    if (!inTime
        || !isFor(claims.path("aud").stringValue(""), audience)
        || !claims.path("iss").stringValue("").equals(ACCOUNT)
        || !(subject.equals(SUBJECT) || subject.equals(ACCOUNT))) {
      return "invalid_grant";
    }
    List<String> scopes = Arrays.asList(claims.path("scope").stringValue("").split(" ", -1));
    if (subject.equals(SUBJECT) && !delegated.containsAll(scopes)) {
      return "unauthorized_client";
    }
    String token = "token-" + given.incrementAndGet() + "-very-secret";
    tokens.put(token, Set.copyOf(scopes));
    return """
        {"access_token":"%s","expires_in":3599,"token_type":"Bearer"}"""
        .formatted(token);
  }

  /** Google's own libraries name Google's address, wherever a key file sends them. */
  private static boolean isFor(String audience, URI tokens) {
    return audience.equals(tokens.toString())
        || audience.equals(GoogleServiceAccount.TOKENS.toString());
  }

  private static boolean isSigned(String[] parts) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(KEYS.getPublic());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      JsonNode header = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(parts[0]));
      return header.path("alg").stringValue("").equals("RS256")
          && header.path("kid").stringValue("").equals("key-1")
          && signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException | IllegalArgumentException notSigned) {
      return false;
    }
  }

  /** A field of a form. */
  static Optional<String> field(String form, String name) {
    return Arrays.stream(form.split("&", -1))
        .map(part -> part.split("=", 2))
        .filter(pair -> pair.length == 2 && pair[0].equals(name))
        .map(pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))
        .findFirst();
  }
}
