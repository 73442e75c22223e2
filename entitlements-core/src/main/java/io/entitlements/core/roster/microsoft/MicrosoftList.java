package io.entitlements.core.roster.microsoft;

import io.entitlements.account.Role;
import io.entitlements.core.internal.source.ListRole;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which people of a tenant are read. */
public sealed interface MicrosoftList {

  /**
   * What administrators have: a group's object identifier, whose members are educators, or else the
   * domain of School Data Sync's teachers.
   *
   * @param text one of both, as it is typed or pasted: spaces around it and the case do not matter
   * @return the list
   * @throws IllegalArgumentException if it is neither
   */
  static MicrosoftList ofInput(String text) {
    String input = text.strip().toLowerCase(Locale.ROOT);
    return Group.UUID.matcher(input).matches()
        ? new Group(input, Role.EDUCATOR)
        : Teachers.ofDomain(ListRole.domain(input));
  }

  /**
   * Everybody of the tenant, or of a domain of it, but no guests: they belong to other
   * organizations.
   *
   * @param domain only people whose addresses are of this domain; empty for everybody
   * @param role what they are here: {@link Role#EDUCATOR} or {@link Role#STUDENT}
   */
  record Users(Optional<String> domain, Role role) implements MicrosoftList {

    /** Checks the domain and the role. */
    public Users {
      domain.ifPresent(ListRole::checkDomain);
      ListRole.check(role);
    }
  }

  /**
   * The members of a group, guests too. Groups inside it are not read, and a remark says so; who is
   * in one keeps what they have.
   *
   * @param id the group's object identifier
   * @param role what its members are here: {@link Role#EDUCATOR} or {@link Role#STUDENT}
   */
  record Group(String id, Role role) implements MicrosoftList {

    private static final Pattern UUID =
        Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    /** Checks the identifier. */
    public Group {
      if (!UUID.matcher(id).matches()) {
        throw new IllegalArgumentException("a group's object identifier is a UUID");
      }
      ListRole.check(role);
    }
  }

  /**
   * The teachers that School Data Sync brought into the tenant. They are educators.
   *
   * @param domain only teachers whose addresses are of this domain; empty for all
   */
  record Teachers(Optional<String> domain) implements MicrosoftList {

    /** Checks the domain. */
    public Teachers {
      domain.ifPresent(ListRole::checkDomain);
    }

    /**
     * The teachers of a domain.
     *
     * @param domain the domain
     * @return the list
     */
    public static Teachers ofDomain(String domain) {
      return new Teachers(Optional.of(domain));
    }
  }
}
