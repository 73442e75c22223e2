package io.entitlements.claim;

import io.entitlements.account.Organization;
import io.entitlements.catalog.ProductId;
import io.entitlements.subscription.Term;
import java.util.List;
import java.util.Objects;

/**
 * What a claim would do if it was submitted now.
 *
 * @param draft what was reviewed
 * @param organization for whom: the organization as it is, or as it would be added
 * @param items what the organization would get, at least one, by place
 */
public record ClaimReview(ClaimDraft draft, Organization.Details organization, List<Item> items) {

  /** Checks that nothing is missing; keeps an immutable copy. */
  public ClaimReview {
    Objects.requireNonNull(draft, "draft");
    Objects.requireNonNull(organization, "organization");
    items = List.copyOf(items);
  }

  /**
   * Software that would be claimed.
   *
   * @param place which bundle of the order, from 0
   * @param product what
   * @param seats for how many
   * @param term for how long, if it was claimed now
   */
  public record Item(int place, ProductId product, int seats, Term term) {
    /** Checks that nothing is missing. */
    public Item {
      Objects.requireNonNull(product, "product");
      Objects.requireNonNull(term, "term");
    }
  }
}
