package io.entitlements;

import io.entitlements.account.Accounts;
import io.entitlements.account.ClassGroups;
import io.entitlements.account.Domains;
import io.entitlements.account.EmailChanges;
import io.entitlements.account.Invitations;
import io.entitlements.account.Memberships;
import io.entitlements.account.Organizations;
import io.entitlements.account.Passwords;
import io.entitlements.account.SignIns;
import io.entitlements.activation.Activations;
import io.entitlements.catalog.Catalogs;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.AccountEntitlements;
import io.entitlements.check.Consistency;
import io.entitlements.check.Decision;
import io.entitlements.check.Explanation;
import io.entitlements.check.PastChecks;
import io.entitlements.claim.Claims;
import io.entitlements.claim.PurchaseOrders;
import io.entitlements.event.History;
import io.entitlements.job.Jobs;
import io.entitlements.key.Subscriptions;
import io.entitlements.lease.Leases;
import io.entitlements.roster.Pushes;
import io.entitlements.roster.Rosters;
import io.entitlements.seat.Seats;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * The whole library in one place: the check, and one accessor for each service. Thread-safe; an
 * application makes one and keeps it. Methods throw {@link io.entitlements.error.StorageException}
 * if the store fails.
 */
public interface Entitlements {

  /**
   * May this person use this feature now? Does not block on the store for whom was asked about
   * lately, once this node follows changes ({@code core.ChangeFollower}); blocks otherwise.
   *
   * @param account the person
   * @param feature the feature
   * @return a decision, also for an unknown account or feature: never an exception
   */
  Decision check(AccountId account, FeatureId feature);

  /**
   * The same, not from before a change: for whoever reads what was just written, perhaps on another
   * node. Blocks on the store if this node has not heard of that change yet.
   *
   * @param account the person
   * @param feature the feature
   * @param consistency the change, {@code Consistency.atLeast(revision)}
   * @return a decision, also for an unknown account or feature
   * @throws io.entitlements.error.RevisionNotReachedException if the store has not come to that
   *     revision, as a replica that is behind has not
   */
  Decision check(AccountId account, FeatureId feature, Consistency consistency);

  /**
   * May these people use this feature now? One query for all who are not at hand.
   *
   * @param accounts the people, for example of a page; at most 1,000
   * @param feature the feature
   * @return a decision for each, in the order of the question; immutable
   */
  Map<AccountId, Decision> check(Collection<AccountId> accounts, FeatureId feature);

  /**
   * May whoever sits at this computer use this feature now, by the product keys typed on it? Blocks
   * as the check of a person does.
   *
   * @param device the computer
   * @param feature the feature
   * @return a decision, also for an unknown device or feature: never an exception
   */
  Decision check(DeviceId device, FeatureId feature);

  /**
   * Everything that this person may use now. Blocks as a check does.
   *
   * @param account the person
   * @return a decision for each feature of each product, in the order of the catalog; immutable
   */
  Map<FeatureId, Decision> checkAll(AccountId account);

  /**
   * What this person may use, for a request that asks many times. Blocks as a check does; what is
   * given does not.
   *
   * @param account the person, known or not
   * @return answers of the facts of now
   */
  AccountEntitlements of(AccountId account);

  /**
   * The same, of facts that are not from before a change.
   *
   * @param account the person, known or not
   * @param consistency the change
   * @return answers of the facts of now
   * @throws io.entitlements.error.RevisionNotReachedException if the store has not come to that
   *     revision
   */
  AccountEntitlements of(AccountId account, Consistency consistency);

  /**
   * Why a check of a person answers what it answers: every right to the product that was looked at,
   * the first rule that failed in each, and what would help. Blocks on the store.
   *
   * @param account the person
   * @param feature the feature
   * @return an explanation, also of an unknown account or feature; for the person and for the
   *     vendor's own people
   */
  Explanation explain(AccountId account, FeatureId feature);

  /**
   * The same as whoever looks after one organization may see it: what this organization's rights
   * alone come to, also of somebody who has never been in it. Whether others know the address does
   * not show. Blocks on the store.
   *
   * @param person the person's address, known or not
   * @param feature the feature
   * @param organization the organization
   * @return an explanation, also of an unknown address, feature or organization
   */
  Explanation explain(EmailAddress person, FeatureId feature, OrganizationId organization);

  /**
   * The same of a computer, by the product keys typed on it. Blocks on the store.
   *
   * @param device the computer
   * @param feature the feature
   * @return an explanation, also of an unknown device or feature
   */
  Explanation explain(DeviceId device, FeatureId feature);

  /**
   * Checks at another instant, by what was recorded up to some instant; both are cut to whole
   * milliseconds. A change counts from the instant that its event says, often that of its
   * recording: a renewal "from expiry", recorded on 4 March after a term that ended on 1 March,
   * makes 3 March entitled as known on 5 March, and leaves it in grace as known on 3 March. What
   * was sold is taken from the catalog of {@code validAt}, as far as it was known. Does not block;
   * its checks do.
   *
   * @param validAt the instant asked about; after {@code knownAt} it asks for a forecast by the
   *     facts known then
   * @param knownAt up to when, inclusive, what was recorded counts; an instant to come means all
   *     that is known now
   * @return checks that answer so; {@code asOf(now, now)} answers as {@link #check(AccountId,
   *     FeatureId)} does
   */
  PastChecks asOf(Instant validAt, Instant knownAt);

  /**
   * What is sold.
   *
   * @return the service
   */
  Catalogs catalogs();

  /**
   * People.
   *
   * @return the service
   */
  Accounts accounts();

  /**
   * Who somebody is.
   *
   * @return the service
   */
  SignIns signIns();

  /**
   * Passwords.
   *
   * @return the service
   */
  Passwords passwords();

  /**
   * Changing addresses.
   *
   * @return the service
   */
  EmailChanges emailChanges();

  /**
   * Schools, districts and companies.
   *
   * @return the service
   */
  Organizations organizations();

  /**
   * Domains that organizations prove to be their own.
   *
   * @return the service
   */
  Domains domains();

  /**
   * Who belongs where, and as what.
   *
   * @return the service
   */
  Memberships memberships();

  /**
   * Inviting people, and accepting.
   *
   * @return the service
   */
  Invitations invitations();

  /**
   * Classes and their students.
   *
   * @return the service
   */
  ClassGroups classGroups();

  /**
   * What the vendor sold.
   *
   * @return the service
   */
  PurchaseOrders purchaseOrders();

  /**
   * Claiming what was bought.
   *
   * @return the service
   */
  Claims claims();

  /**
   * What an organization has.
   *
   * @return the service
   */
  Subscriptions subscriptions();

  /**
   * Who may use it.
   *
   * @return the service
   */
  Seats seats();

  /**
   * Lists of people that other systems keep.
   *
   * @return the service
   */
  Rosters rosters();

  /**
   * Lists of people that directories push.
   *
   * @return the service
   */
  Pushes pushes();

  /**
   * Devices starting to use rights.
   *
   * @return the service
   */
  Activations activations();

  /**
   * Signed statements for offline use.
   *
   * @return the service
   */
  Leases leases();

  /**
   * What happened.
   *
   * @return the service
   */
  History history();

  /**
   * Work that waits to be done.
   *
   * @return the service
   */
  Jobs jobs();
}
