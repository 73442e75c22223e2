package io.entitlements.claim;

import io.entitlements.account.Source;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.ClaimId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Page;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Claiming the software of a purchase order: by the URL in its confirmation, or by hand.
 * Thread-safe; every method blocks on the store.
 *
 * <p>A claim's URL is meant to be forwarded: it can be opened any number of times by whoever holds
 * it, does not expire, and what it leads to is spent only by a claim. Who claims by hand learns
 * nothing about orders of others: whatever is wrong, the answer is {@link
 * ClaimRefusal.Why#NOT_FOUND}.
 */
public interface Claims {

  /** How long a fulfilment may take; afterwards the claim is overdue. */
  Duration PROMISED_WITHIN = Duration.ofMinutes(15);

  /** The most claims on a page. */
  int MAX_PAGE = 100;

  /**
   * Opens a claim's URL; changes nothing.
   *
   * @param secret the secret part of the URL
   * @return what there is to claim, or empty if the link is not valid
   */
  Optional<ClaimOffer> open(String secret);

  /**
   * Tells what a claim would do. Changes nothing, but for the count of wrong serial numbers.
   *
   * @param draft what is wanted
   * @param by who would claim
   * @param source where the request comes from, if the application can tell; counts wrong serial
   *     numbers
   * @return what would be claimed, or why it would be refused
   */
  Outcome<ClaimReview, ClaimRefusal> review(
      ClaimDraft draft, AccountId by, Optional<Source> source);

  /**
   * Claims. The subscriptions are made by a job soon after, within {@link #PROMISED_WITHIN} if all
   * is well. An organization that is added is added in the same transaction.
   *
   * @param draft what is wanted
   * @param by who claims: an administrator of the organization, or whoever adds one
   * @param source where the request comes from, if the application can tell; counts wrong serial
   *     numbers
   * @param key makes a repeat harmless; unique for the organization, or for the account that adds
   *     one
   * @return the claim, or why not
   */
  Outcome<Claim, ClaimRefusal> submit(
      ClaimDraft draft, AccountId by, Optional<Source> source, IdempotencyKey key);

  /**
   * Finds a claim, to watch its fulfilment.
   *
   * @param by who asks: anybody who may look at the organization
   * @param organization for which organization it was made
   * @param claim the claim
   * @return the claim and how far it is, if the organization has it and the person may see it
   */
  Optional<ClaimProgress> find(AccountId by, OrganizationId organization, ClaimId claim);

  /**
   * Finds a claim whoever asks: no permission is looked at. For the vendor: the application decides
   * who may.
   *
   * @param organization for which organization it was made
   * @param claim the claim
   * @return the claim and how far it is, if the organization has it
   */
  Optional<ClaimProgress> findForVendor(OrganizationId organization, ClaimId claim);

  /**
   * Lists the claims of an organization, the newest first.
   *
   * @param by who asks: anybody who may look at the organization
   * @param organization the organization
   * @param cursor {@link Page#next()} of the page before, or empty for the first
   * @param limit the most claims on the page, 1 to {@value #MAX_PAGE}
   * @return a page of claims and how far they are, or {@link ClaimRefusal.Why#NOT_PERMITTED}
   * @throws IllegalArgumentException if the limit or the cursor is none
   */
  Outcome<Page<ClaimProgress>, ClaimRefusal> page(
      AccountId by, OrganizationId organization, Optional<String> cursor, int limit);

  /**
   * Lists claims that need support, of all organizations, those first that were given up first. For
   * the vendor: the application decides who may.
   *
   * @param cursor {@link Page#next()} of the page before, or empty for the first
   * @param limit the most claims on the page, 1 to {@value #MAX_PAGE}
   * @return a page of claims; with fewer on it if something became of them just then
   * @throws IllegalArgumentException if the limit or the cursor is none
   */
  Page<ClaimProgress> needingSupport(Optional<String> cursor, int limit);

  /**
   * Has a claim tried again that needs support, once what stood in its way is mended; nothing
   * happens to one that is being tried. For the vendor: the application decides who may.
   *
   * @param by who wants it
   * @param organization for which organization it was made
   * @param claim the claim
   * @return the claim, or why not
   */
  Outcome<Claim, ClaimSupportRefusal> retry(Actor by, OrganizationId organization, ClaimId claim);

  /**
   * Rejects a claim that needs support: nothing is made of it, and its software can be claimed
   * again. For the vendor: the application decides who may.
   *
   * @param by who wants it
   * @param organization for which organization it was made
   * @param claim the claim
   * @return the claim as it is then, or why not
   */
  Outcome<Claim, ClaimSupportRefusal> reject(Actor by, OrganizationId organization, ClaimId claim);

  /**
   * Cancels a claim, fulfilled or not: the product keys that it became end now, as revoked ones do,
   * and its software can be claimed again. For the vendor: the application decides who may.
   *
   * @param by who wants it
   * @param organization for which organization it was made
   * @param claim the claim
   * @param key makes a repeat harmless; unique for the organization
   * @return the claim as it is then, or why not
   */
  Outcome<Claim, CorrectionRefusal> cancel(
      Actor by, OrganizationId organization, ClaimId claim, IdempotencyKey key);

  /**
   * Transfers a claim, fulfilled or not, to another organization, with the product keys that it
   * became: they end here now, and a job soon adds them there with the same dates and the same
   * typed texts. Those that were revoked or cancelled before stay here, and do not come back. If
   * the other organization is closed before, the software comes back; if both are, it can be
   * claimed again. For the vendor: the application decides who may.
   *
   * @param by who wants it
   * @param organization for which organization it was made
   * @param claim the claim
   * @param to an open organization that gets it
   * @param key makes a repeat harmless; unique for the first organization
   * @return under which name it goes on, or why not
   */
  Outcome<ClaimTransfer, CorrectionRefusal> transfer(
      Actor by, OrganizationId organization, ClaimId claim, OrganizationId to, IdempotencyKey key);

  /**
   * Ends a bundle of an order, claimed or not, because its hardware was returned: its product key
   * ends after a day, at once if that is past, and what is not claimed can be claimed no longer,
   * and for no longer, than until then. Stating another day corrects it. For the vendor: the
   * application decides who may.
   *
   * @param by who wants it
   * @param order the order
   * @param place which of its bundles, from 0
   * @param lastDay the last day on which it counts, in the time zone of its organization, in the
   *     years 2000 to 2200; at the latest the last day of its term, which is then whole again
   * @param key makes a repeat harmless; unique for the order
   * @return what was ended, or why not
   * @throws IllegalArgumentException if the day is out of its range
   */
  Outcome<ReturnedBundle, CorrectionRefusal> endReturned(
      Actor by, OrderNumber order, int place, LocalDate lastDay, IdempotencyKey key);
}
