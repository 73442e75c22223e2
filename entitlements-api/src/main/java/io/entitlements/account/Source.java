package io.entitlements.account;

/**
 * Where an attempt comes from, as far as the application can tell: a network address, usually, as
 * its reverse proxy states it; of IPv6 only the network, for example the first 64 bits, since one
 * computer has many. Kept only as a hash.
 *
 * @param text 1 to 200 characters
 */
public record Source(String text) {

  private static final int MAX_LENGTH = 200;

  /** Checks the length. */
  public Source {
    if (text.isBlank() || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a source has 1 to " + MAX_LENGTH + " characters");
    }
  }

  @Override
  public String toString() {
    return "Source[***]";
  }
}
