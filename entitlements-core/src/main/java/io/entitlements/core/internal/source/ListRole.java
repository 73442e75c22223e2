package io.entitlements.core.internal.source;

import io.entitlements.account.Role;
import java.util.Locale;
import java.util.regex.Pattern;

/** What settings of lists have in common. */
public final class ListRole {

  private static final Pattern DOMAIN =
      Pattern.compile("(?=.{1,253}$)[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})+");

  private ListRole() {}

  /** Checks what all people of a list are: an educator or a student. */
  public static Role check(Role role) {
    if (role != Role.EDUCATOR && role != Role.STUDENT) {
      throw new IllegalArgumentException("a list's people are educators or students, not " + role);
    }
    return role;
  }

  /** Checks a domain, in the form of the DNS. */
  public static String checkDomain(String domain) {
    if (!DOMAIN.matcher(domain).matches()) {
      throw new IllegalArgumentException("a domain is of the form school.example");
    }
    return domain;
  }

  /** A domain as it is typed: also with the sign that is before it in addresses. */
  public static String domain(String typed) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    return text.startsWith("@") ? text.substring(1) : text;
  }

  /** Whether an address is of a domain itself. */
  public static boolean isOf(String email, String domain) {
    String end = "@" + domain.toLowerCase(Locale.ROOT);
    return email.strip().toLowerCase(Locale.ROOT).endsWith(end);
  }
}
