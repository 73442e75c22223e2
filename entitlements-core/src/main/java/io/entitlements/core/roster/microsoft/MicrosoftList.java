package io.entitlements.core.roster.microsoft;

import io.entitlements.account.Role;
import io.entitlements.core.internal.source.ListRole;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which people of a tenant are read. */
public sealed interface MicrosoftList {

  /**
   * Everybody of the tenant, or of a domain of it.
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
   * The members of a group. Groups inside it are not read, and a remark says so.
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
