package io.entitlements.account;

import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.util.Optional;

/** Schools, districts and companies. Thread-safe; every method blocks on the store. */
public interface Organizations {

  /**
   * Adds an organization; the person who adds it becomes its owner and first administrator. It
   * becomes the person's default organization if there was none.
   *
   * @param by who adds it: an active account
   * @param details its name, location, time zone and region
   * @param key makes a repeat harmless
   * @return the organization, or why not
   */
  Outcome<Organization, OrganizationRefusal> add(
      AccountId by, Organization.Details details, IdempotencyKey key);

  /**
   * Changes what an organization says of itself. A new time zone counts for terms that begin from
   * now on; what was sold before ends when it was said to.
   *
   * @param by who asks; see {@link Action#MANAGE_ORGANIZATION}
   * @param organization the organization
   * @param details all of it, with the region unchanged
   * @param key makes a repeat harmless
   * @return the organization, or why not
   */
  Outcome<Organization, OrganizationRefusal> edit(
      AccountId by, OrganizationId organization, Organization.Details details, IdempotencyKey key);

  /**
   * Makes another administrator the owner, who answers for the organization and stays an
   * administrator until it is handed over again.
   *
   * @param by the owner, or a task of the vendor
   * @param organization the organization
   * @param to an administrator with a verified address
   * @param key makes a repeat harmless
   * @return the organization, or why not
   */
  Outcome<Organization, OrganizationRefusal> handOver(
      Actor by, OrganizationId organization, AccountId to, IdempotencyKey key);

  /**
   * Closes an organization for good: it can be looked at, and nothing in it can be changed. Its
   * people stay, so that they can look.
   *
   * @param by who asks; see {@link Action#MANAGE_ORGANIZATION}
   * @param organization the organization; all keys of its subscriptions have ended
   * @param key makes a repeat harmless
   * @return the organization, or why not
   */
  Outcome<Organization, OrganizationRefusal> close(
      AccountId by, OrganizationId organization, IdempotencyKey key);

  /**
   * Finds an organization.
   *
   * @param organization the organization
   * @return the organization, closed ones too, if there is one
   */
  Optional<Organization> find(OrganizationId organization);
}
