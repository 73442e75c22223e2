package io.entitlements.account;

import java.util.Set;

/** What a person may do in one organization. */
public enum Role {
  /** Claims software, manages administrators, the organization and its users. */
  ADMINISTRATOR,
  /** Manages users. */
  TECH_INSTRUCTOR,
  /** Looks, changes nothing. */
  SUPERVISOR,
  /** Teaches; usually holds a seat. */
  EDUCATOR,
  /** Learns; excludes every other role in the same organization. */
  STUDENT;

  /** Those who see all that an organization has, and who has what of it. */
  public static final Set<Role> VIEWERS = Set.of(ADMINISTRATOR, TECH_INSTRUCTOR, SUPERVISOR);

  /** Those who manage users: give seats, connect lists. */
  public static final Set<Role> USER_MANAGERS = Set.of(ADMINISTRATOR, TECH_INSTRUCTOR);
}
