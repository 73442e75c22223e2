package io.entitlements.core.client;

/**
 * By what the portal knows a person: what the program's own sign-in there gave, passed on as it is
 * and stored nowhere. Immutable and thread-safe; prints as {@code ***}.
 */
public final class Credential {

  private static final int MAX_CHARACTERS = 8_192;

  private final String authorization;

  private Credential(String authorization) {
    this.authorization = authorization;
  }

  /**
   * Takes an access token (RFC 6750).
   *
   * @param token the token
   * @return the credential
   * @throws IllegalArgumentException as {@link #authorization} does
   */
  public static Credential bearer(String token) {
    return authorization("Bearer " + token);
  }

  /**
   * Takes the value of an {@code Authorization} header of any scheme (RFC 9110).
   *
   * @param value the value: 1 to 8,192 printable ASCII characters
   * @return the credential
   * @throws IllegalArgumentException if it is not that; it shows nothing of the value
   */
  public static Credential authorization(String value) {
    boolean printable = !value.isBlank() && value.length() <= MAX_CHARACTERS;
    for (int i = 0; printable && i < value.length(); i++) {
      printable = value.charAt(i) >= ' ' && value.charAt(i) < 0x7f;
    }
    if (!printable) {
      throw new IllegalArgumentException(
          "an authorization has 1 to " + MAX_CHARACTERS + " printable ASCII characters");
    }
    return new Credential(value);
  }

  /**
   * The value itself, to be sent.
   *
   * @return the value of the header
   */
  public String reveal() {
    return authorization;
  }

  @Override
  public String toString() {
    return "***";
  }
}
