package io.entitlements.account;

import static io.entitlements.account.Role.ADMINISTRATOR;
import static io.entitlements.account.Role.EDUCATOR;
import static io.entitlements.account.Role.SUPERVISOR;
import static io.entitlements.account.Role.TECH_INSTRUCTOR;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What people do in an organization, and which roles let them: the permission matrix. A role that
 * stands nowhere here ({@link Role#STUDENT}) lets its holder do nothing but what is everybody's
 * own: their account, their classes, their devices.
 */
public enum Action {
  /** See subscriptions, keys, seats and people. */
  LOOK(ADMINISTRATOR, TECH_INSTRUCTOR, SUPERVISOR),
  /** Give and take back seats, connect lists, invite and remove educators, remove students. */
  MANAGE_USERS(ADMINISTRATOR, TECH_INSTRUCTOR),
  /** Make class groups, and look after one's own. */
  TEACH(ADMINISTRATOR, TECH_INSTRUCTOR, EDUCATOR),
  /** Look after everybody's class groups. */
  MANAGE_CLASSES(ADMINISTRATOR, TECH_INSTRUCTOR),
  /** Invite, change and remove administrators, tech instructors and supervisors. */
  MANAGE_ADMINISTRATORS(ADMINISTRATOR),
  /** Change what an organization says of itself, its domains and its owner; close it. */
  MANAGE_ORGANIZATION(ADMINISTRATOR),
  /** Change what the vendor leaves to customers of a subscription; revoke leases. */
  MANAGE_SUBSCRIPTIONS(ADMINISTRATOR),
  /** Claim what was bought. */
  CLAIM(ADMINISTRATOR);

  private final Set<Role> roles;

  Action(Role first, Role... others) {
    this.roles = Collections.unmodifiableSet(EnumSet.of(first, others));
  }

  /**
   * What it takes to give somebody a role or to take it.
   *
   * @param role the role
   * @return the action that has to be permitted
   */
  public static Action toGiveOrTake(Role role) {
    return switch (role) {
      case ADMINISTRATOR, TECH_INSTRUCTOR, SUPERVISOR -> MANAGE_ADMINISTRATORS;
      case EDUCATOR, STUDENT -> MANAGE_USERS;
    };
  }

  /**
   * Which roles let somebody do it.
   *
   * @return the roles, any of which is enough; immutable, in the order of {@link Role}
   */
  public Set<Role> roles() {
    return roles;
  }
}
