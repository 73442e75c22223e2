package io.entitlements.type;

import java.util.Objects;
import java.util.Optional;

/**
 * An email address in the one form in which addresses are compared: lower case, Unicode NFC, the
 * domain in its ASCII form (IDNA, RFC 5891's A-labels). Two addresses that reach the same mailbox
 * on every server that schools use are equal here; letters of other alphabets that only look alike
 * never are.
 *
 * <p>A domain with a letter that was once read as other letters and is one of its own today ({@code
 * ß}, final sigma, invisible joiners), or in a form that means other letters (full-width), is
 * refused: it could be taken for another domain. Its owner types the {@code xn--} form.
 *
 * @param value the normal form, for example {@code ada@school.example}
 */
public record EmailAddress(String value) implements Comparable<EmailAddress> {

  /** The longest address that mail servers accept, in characters (RFC 5321, section 4.5.3.1.3). */
  public static final int MAX_LENGTH = 254;

  private static final int MAX_LOCAL_PART = 64;

  /** Checks that the value is a normal form; use {@link #of} for what people type. */
  public EmailAddress {
    Objects.requireNonNull(value, "value");
    if (!normalize(value).filter(value::equals).isPresent()) {
      throw new IllegalArgumentException("not an email address in its normal form");
    }
  }

  /**
   * Reads an address as people type it.
   *
   * @param text any case, surrounding spaces allowed; no display name, comment or quoted local part
   * @return the address in its normal form
   * @throws IllegalArgumentException if the text is not an address; the message does not repeat it
   */
  public static EmailAddress of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("this is not an email address"));
  }

  /**
   * Reads an address as people type it, without throwing.
   *
   * @param text any case, surrounding spaces allowed
   * @return the address, or empty if the text is none
   */
  public static Optional<EmailAddress> parse(String text) {
    return normalize(text.strip()).map(EmailAddress::new);
  }

  private static Optional<String> normalize(String text) {
    int at = text.lastIndexOf('@');
    if (text.length() > MAX_LENGTH || at < 1 || at > MAX_LOCAL_PART) {
      return Optional.empty();
    }
    String local = HostName.lower(text.substring(0, at));
    return HostName.normalize(text.substring(at + 1))
        .filter(domain -> isDotAtom(local))
        .map(domain -> local + '@' + domain)
        .filter(whole -> whole.length() <= MAX_LENGTH);
  }

  private static boolean isDotAtom(String local) {
    return !local.startsWith(".")
        && !local.endsWith(".")
        && !local.contains("..")
        && local.codePoints().allMatch(EmailAddress::isAtomText);
  }

  private static boolean isAtomText(int c) {
    return Character.isLetterOrDigit(c)
        || "!#$%&'*+-/=?^_`{|}~.".indexOf(c) >= 0
        || (c > 0x7f && Character.getType(c) == Character.NON_SPACING_MARK);
  }

  /**
   * The domain at which the mailbox is.
   *
   * @return the domain, or empty if it is an address of the Internet Protocol or too long to be
   *     proved; see {@link DomainName}
   */
  public Optional<DomainName> domain() {
    return DomainName.parse(value.substring(value.lastIndexOf('@') + 1));
  }

  @Override
  public int compareTo(EmailAddress other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
