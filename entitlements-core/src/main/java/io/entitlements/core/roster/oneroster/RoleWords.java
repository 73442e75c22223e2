package io.entitlements.core.roster.oneroster;

import static java.util.Map.entry;

import io.entitlements.account.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** A word of 1.1 that 1.2 divides into three. */
  private static final String ADMINISTRATOR = "administrator";

  private static final Pattern EXTENSION = Pattern.compile("ext:[A-Za-z0-9._-]+");

  private RoleWords() {}

  /** As {@link #meaning(String)} has it, with the word that only 1.1 has. */
  static Optional<List<Role>> meaning(String word, OneRosterVersion version) {
    return version == OneRosterVersion.V1_1 && word.equals(ADMINISTRATOR)
        ? Optional.of(NONE)
        : meaning(word);
  }

  /** The role that a word gives, or none; empty if OneRoster 1.2 does not have the word. */
  static Optional<List<Role>> meaning(String word) {
    boolean own = EXTENSION.matcher(word).matches();
    return own ? Optional.of(NONE) : Optional.ofNullable(WORDS.get(word));
  }
}
