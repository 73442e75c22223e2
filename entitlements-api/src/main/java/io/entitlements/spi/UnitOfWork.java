package io.entitlements.spi;

/**
 * One transaction, and the stores that take part in it. Valid only while the work runs, and only in
 * its thread.
 */
public interface UnitOfWork {

  /**
   * Accounts.
   *
   * @return the store
   */
  AccountStore accounts();

  /**
   * Passwords.
   *
   * @return the store
   */
  PasswordStore passwords();

  /**
   * Who accounts are to other systems.
   *
   * @return the store
   */
  IdentityStore identities();

  /**
   * Changes of address that are under way.
   *
   * @return the store
   */
  EmailChangeStore emailChanges();

  /**
   * Organizations.
   *
   * @return the store
   */
  OrganizationStore organizations();

  /**
   * Domains of organizations.
   *
   * @return the store
   */
  DomainStore domains();

  /**
   * Memberships.
   *
   * @return the store
   */
  MembershipStore memberships();

  /**
   * Invitations.
   *
   * @return the store
   */
  InvitationStore invitations();

  /**
   * What people have not been told yet.
   *
   * @return the store
   */
  NewsStore news();

  /**
   * Classes.
   *
   * @return the store
   */
  ClassGroupStore classGroups();

  /**
   * Who is a student of which class.
   *
   * @return the store
   */
  EnrolmentStore enrolments();

  /**
   * Purchase orders.
   *
   * @return the store
   */
  OrderStore orders();

  /**
   * Secrets and keys by which something is found.
   *
   * @return the store
   */
  TokenStore tokens();

  /**
   * What was tried of late.
   *
   * @return the store
   */
  AttemptStore attempts();

  /**
   * Claims.
   *
   * @return the store
   */
  ClaimStore claims();

  /**
   * Subscriptions and their capacity.
   *
   * @return the store
   */
  SubscriptionStore subscriptions();

  /**
   * Product keys.
   *
   * @return the store
   */
  ProductKeyStore productKeys();

  /**
   * Seats.
   *
   * @return the store
   */
  SeatStore seats();

  /**
   * Who waits for a seat.
   *
   * @return the store
   */
  WaitingStore waiting();

  /**
   * Bulk changes of seats, and their reports.
   *
   * @return the store
   */
  SeatRunStore seatRuns();

  /**
   * What an administrator sees first.
   *
   * @return the store
   */
  OverviewStore overview();

  /**
   * Roster connections.
   *
   * @return the store
   */
  RosterStore rosters();

  /**
   * Who is who in what roster connections list.
   *
   * @return the store
   */
  RosterLinkStore rosterLinks();

  /**
   * What roster connections read, planned and did.
   *
   * @return the store
   */
  RosterRunStore rosterRuns();

  /**
   * Seats that are to be released because no list names their holders any more.
   *
   * @return the store
   */
  PendingReleaseStore pendingReleases();

  /**
   * What directories push of roster connections.
   *
   * @return the store
   */
  PushStore pushes();

  /**
   * Devices that accounts have signed in on.
   *
   * @return the store
   */
  DeviceStore devices();

  /**
   * What somebody has a right to, in one query.
   *
   * @return the store
   */
  RightStore rights();

  /**
   * Durable jobs.
   *
   * @return the store
   */
  JobStore jobs();

  /**
   * The audit trail and the revisions.
   *
   * @return the store
   */
  EventStore events();

  /**
   * The events of all scopes in one order.
   *
   * @return the store
   */
  FeedStore feed();

  /**
   * Answers given before.
   *
   * @return the store
   */
  IdempotencyStore idempotency();

  /**
   * The catalog's history.
   *
   * @return the store
   */
  CatalogStore catalogs();

  /**
   * What was revoked.
   *
   * @return the store
   */
  RevocationStore revocations();
}
