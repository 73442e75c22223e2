package io.entitlements.account;

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
  STUDENT
}
