package io.entitlements.core.roster.oneroster;

import static java.util.Map.entry;

import io.entitlements.account.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What OneRoster's roles mean here.
 *
 * <p>Who teaches, helps to teach or leads a school is an {@link Role#EDUCATOR}. The three kinds of
 * administrator run the school's systems and need no seat, so they get nothing, and above all not
 * {@link Role#ADMINISTRATOR}: whoever can edit an export must not become able to manage the
 * organization. Relatives get nothing, and neither do roles of a school's own ({@code ext:…}).
 */
final class RoleWords {

  private static final List<Role> EDUCATOR = List.of(Role.EDUCATOR);
  private static final List<Role> STUDENT = List.of(Role.STUDENT);
  private static final List<Role> NONE = List.of();

  private static final Map<String, List<Role>> WORDS =
      Map.ofEntries(
          entry("aide", EDUCATOR),
          entry("counselor", EDUCATOR),
          entry("districtAdministrator", NONE),
          entry("guardian", NONE),
          entry("parent", NONE),
          entry("principal", EDUCATOR),
          entry("proctor", EDUCATOR),
          entry("relative", NONE),
          entry("siteAdministrator", NONE),
          entry("student", STUDENT),
          entry("systemAdministrator", NONE),
          entry("teacher", EDUCATOR));

  private static final Pattern EXTENSION = Pattern.compile("ext:[A-Za-z0-9._-]+");

  /** All words, for messages. */
  static final String EXPECTED = String.join(", ", new TreeSet<>(WORDS.keySet())) + " or ext:…";

  private RoleWords() {}

  /** The role that a word gives, or none; empty if OneRoster does not have the word. */
  static Optional<List<Role>> meaning(String word) {
    boolean own = EXTENSION.matcher(word).matches();
    return own ? Optional.of(NONE) : Optional.ofNullable(WORDS.get(word));
  }
}
