package io.entitlements.key;

import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Page;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.util.Optional;

/** What was bought and where it stands. Thread-safe; every method blocks on the store. */
public interface Subscriptions {

  /** The most rows of one page. */
  int MAX_PAGE = 5_000;

  /**
   * The subscriptions of all organizations in which a person is administrator, tech instructor or
   * supervisor: one query.
   *
   * @param viewer the person
   * @param cursor where to go on, from the page before; empty for the first page
   * @param limit at most how many rows, 1 to {@value #MAX_PAGE}
   * @return one row for each subscription, the next renewal first, those without one last; empty if
   *     the person manages nothing
   * @throws IllegalArgumentException if the limit is out of range or the cursor is no page's
   */
  Page<SubscriptionOverview> overview(AccountId viewer, Optional<String> cursor, int limit);

  /**
   * The first page of the overview.
   *
   * @param viewer the person
   * @return at most 100 rows
   */
  default Page<SubscriptionOverview> overview(AccountId viewer) {
    return overview(viewer, Optional.empty(), 100);
  }

  /**
   * A product key as a signed text, which programs verify without a server.
   *
   * @param viewer who asks: an administrator, tech instructor or supervisor of the organization
   * @param organization the organization
   * @param key one of its keys
   * @return the signed form; empty if there is no such key, or the person may not see it
   */
  Optional<SignedProductKey> signed(
      AccountId viewer, OrganizationId organization, ProductKeyId key);

  /**
   * Tells the vendor's own people what a presented product key is. Customers hear one answer to a
   * forged key, to one that nobody has and to an old text; this tells them apart. Where it finds a
   * key, the history of the organization notes that somebody looked.
   *
   * @param vendor on whose behalf: a task of the application, which decides who may ask
   * @param presented the key, typed or signed
   * @return what it is
   */
  KeyFinding examine(Actor.Task vendor, String presented);

  /**
   * Changes a subscription. An administrator of the organization may reissue keys, cancel at the
   * end of the term, undo that and declare the over-capacity policy; everything else is the
   * vendor's: an {@link Actor.Task} of the application, which decides who may have it done. In a
   * closed organization the vendor still revokes, suspends and cancels, and nothing else.
   *
   * @param by who makes the change
   * @param organization the organization
   * @param subscription one of its subscriptions
   * @param change what to change
   * @param key makes a repeat harmless
   * @return the subscription as it is afterwards, or why nothing was changed
   */
  Outcome<Subscription, SubscriptionRefusal> change(
      Actor by,
      OrganizationId organization,
      SubscriptionId subscription,
      SubscriptionChange change,
      IdempotencyKey key);
}
