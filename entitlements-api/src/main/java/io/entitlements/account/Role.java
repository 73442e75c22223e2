package io.entitlements.account;

/** What a person is in one organization; what that lets them do says {@link Action}. */
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
