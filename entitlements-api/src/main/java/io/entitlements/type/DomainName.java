package io.entitlements.type;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a domain of the DNS in the one form in which names are compared: lower case, letters
 * beyond ASCII as {@code xn--} labels, no dot at the end; read as {@link EmailAddress} reads what
 * follows its {@code @}. It has two labels at least, and is no address of the Internet Protocol, in
 * none of its spellings.
 *
 * @param value the normal form, for example {@code school.example}
 */
public record DomainName(String value) implements Comparable<DomainName> {

  /**
   * The longest name, in characters: in front of it a label of 63 still makes a name of 253, the
   * longest of the DNS (RFC 1035, section 2.3.4).
   */
  public static final int MAX_LENGTH = 189;

  /** What is read as a number at the end makes an address of the whole (WHATWG URL, 3.5). */
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

  /** Checks that the value is a normal form; use {@link #of} for what people type. */
  public DomainName {
    Objects.requireNonNull(value, "value");
    if (!normalize(value).filter(value::equals).isPresent()) {
      throw new IllegalArgumentException("not a domain name in its normal form");
    }
  }

  /**
   * Reads a name as people type it.
   *
   * @param text any case, surrounding spaces allowed; no {@code https://}, {@code @} or final dot
   * @return the name in its normal form
   * @throws IllegalArgumentException if the text is not such a name; the message does not repeat it
   */
  public static DomainName of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("this is not a domain name"));
  }

  /**
   * Reads a name as people type it, without throwing.
   *
   * @param text any case, surrounding spaces allowed
   * @return the name, or empty if the text is none
   */
  public static Optional<DomainName> parse(String text) {
    return normalize(text.strip()).map(DomainName::new);
  }

  private static Optional<String> normalize(String text) {
    return text.length() > MAX_LENGTH
        ? Optional.empty()
        : HostName.normalize(text).filter(DomainName::isName);
  }

  private static boolean isName(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    return name.length() <= MAX_LENGTH && !NUMBER.matcher(last).matches();
  }

  @Override
  public int compareTo(DomainName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
