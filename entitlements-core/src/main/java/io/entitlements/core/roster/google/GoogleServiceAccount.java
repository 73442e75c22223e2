package io.entitlements.core.roster.google;

import io.entitlements.core.internal.http.BearerTokens;
import io.entitlements.core.internal.http.JwtBearer;
import io.entitlements.core.internal.http.SecretUri;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service account with one of its keys, by which lists are read for a person of the domain (RFC
 * 7523). Keeping the key file safe is the host's. Immutable and thread-safe; prints without its
 * key.
 */
public final class GoogleServiceAccount {

  /** Where Google gives tokens. */
  public static final URI TOKENS = URI.create("https://oauth2.googleapis.com/token");

  private static final int LONGEST_FILE = 16_384;
  private static final int SHORTEST_KEY = 2_048;
  private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,320}");
  private static final Pattern PEM =
      Pattern.compile(
          "\\s*-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");

  private final String email;
  private final String keyId;
  private final PrivateKey key;
  private final URI tokens;

  private GoogleServiceAccount(String email, String keyId, PrivateKey key, URI tokens) {
    this.email = email;
    this.keyId = keyId;
    this.key = key;
    this.tokens = tokens;
  }

  /**
   * Takes the key file that Google's console gives out.
   *
   * @param json the file's text: an object with {@code client_email}, {@code private_key_id},
   *     {@code private_key} and {@code token_uri}, which is {@link #TOKENS}; up to 16,384
   *     characters
   * @return the account
   * @throws IllegalArgumentException if it is not that; the message shows nothing of it
   */
  public static GoogleServiceAccount ofKeyFile(String json) {
    return ofKeyFile(json, TOKENS);
  }

  /**
   * Takes a key file whose tokens are given elsewhere, as old files have it and servers of tests.
   *
   * @param json the file's text, as above
   * @param tokens the only {@code token_uri} that the file may name: HTTPS, or HTTP on this
   *     computer itself
   * @return the account
   * @throws IllegalArgumentException if it is not that; the message shows nothing of it
   */
  public static GoogleServiceAccount ofKeyFile(String json, URI tokens) {
    SecretUri.of("the token server", tokens);
    if (json.length() > LONGEST_FILE) {
      throw new IllegalArgumentException("a key file has up to " + LONGEST_FILE + " characters");
    }
    JsonNode file = object(json);
    if (!text(file, "token_uri").equals(tokens.toString())) {
      throw new IllegalArgumentException(
          "the key file's token_uri is not " + tokens + ", and nothing is asked for elsewhere");
    }
    return new GoogleServiceAccount(
        name(file, "client_email"),
        name(file, "private_key_id"),
        key(text(file, "private_key")),
        tokens);
  }

  // A cause's message would show the file.
  @SuppressWarnings("UnusedException")
  private static JsonNode object(String json) {
    try {
      JsonNode file = JsonMapper.shared().readTree(json);
      if (file.isObject()) {
        return file;
      }
    } catch (JacksonException noJson) {
      // Said below.
    }
    throw new IllegalArgumentException("a key file is a JSON object");
  }

  private static String text(JsonNode file, String member) {
    JsonNode value = file.path(member);
    if (!value.isString()) {
      throw new IllegalArgumentException("a service account's key file has a text " + member);
    }
    return value.stringValue();
  }

  private static String name(JsonNode file, String member) {
    String name = text(file, member);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a key file's " + member + " is a name without spaces");
    }
    return name;
  }

  @SuppressWarnings("UnusedException")
  private static PrivateKey key(String pem) {
    var matcher = PEM.matcher(pem);
    if (matcher.matches()) {
      try {
        byte[] bytes = Base64.getMimeDecoder().decode(matcher.group(1));
        PrivateKey key =
            KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() >= SHORTEST_KEY) {
          return key;
        }
      } catch (GeneralSecurityException | IllegalArgumentException noKey) {
        // Said below.
      }
    }
    throw new IllegalArgumentException("a key file's private_key is an RSA key in PKCS #8 and PEM");
  }

  /**
   * Who asks.
   *
   * @return the account's address, as the key file has it
   */
  public String email() {
    return email;
  }

  /** Tokens for somebody, or for the account itself. */
  BearerTokens tokens(Optional<String> subject, List<String> scopes) {
    JwtBearer.Claims claims = new JwtBearer.Claims(email, subject, tokens.toString(), scopes);
    return new BearerTokens(tokens, new JwtBearer(claims, key, keyId));
  }

  @Override
  public String toString() {
    return "GoogleServiceAccount[" + email + "]";
  }
}
