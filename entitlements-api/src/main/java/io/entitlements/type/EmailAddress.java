package io.entitlements.type;

import java.net.IDN;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    String local = lower(text.substring(0, at));
    String domain = asciiDomain(lower(text.substring(at + 1)));
    boolean valid = isDotAtom(local) && isHostName(domain);
    String whole = local + '@' + domain;
    return valid && whole.length() <= MAX_LENGTH ? Optional.of(whole) : Optional.empty();
  }

  private static String lower(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return Normalizer.normalize(composed.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  /** An empty text if it is none. */
  private static String asciiDomain(String domain) {
    List<String> labels = new ArrayList<>();
    for (String label : domain.split("\\.", -1)) {
      Optional<String> ascii = asciiLabel(label);
      if (ascii.isEmpty()) {
        return "";
      }
      labels.add(ascii.get());
    }
    return String.join(".", labels);
  }

  /** The platform implements IDNA of 2003, which reads some letters as others, or as nothing. */
  private static Optional<String> asciiLabel(String label) {
    try {
      String ascii = IDN.toASCII(label, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      boolean isAscii = label.chars().allMatch(c -> c < 0x80);
      return Optional.of(ascii)
          .filter(read -> isAscii || IDN.toUnicode(read, IDN.USE_STD3_ASCII_RULES).equals(label));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
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

  private static boolean isHostName(String domain) {
    return domain.contains(".")
        && domain.length() <= 253
        && !domain.endsWith(".")
        && !domain.startsWith(".")
        && !domain.contains("..");
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
