package io.entitlements.key;

import io.entitlements.subscription.Subscription;
import io.entitlements.subscription.Term;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.util.Objects;

/**
 * One purchase inside a subscription: a number of seats for a term.
 *
 * @param organization the organization that owns the subscription
 * @param subscription the subscription that it belongs to
 * @param id the identifier, the same when its text is issued anew
 * @param seats how many seats it adds while its term lasts, at least 1
 * @param term when its seats count
 * @param generation the generation of the secret that authenticates its text, 0 to 31
 * @param number the random number in its text, 60 bits
 */
public record ProductKey(
    OrganizationId organization,
    SubscriptionId subscription,
    ProductKeyId id,
    int seats,
    Term term,
    int generation,
    long number) {

  /** Checks the ranges. */
  public ProductKey {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(subscription, "subscription");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(term, "term");
    if (seats < 1 || seats > Subscription.MAX_SEATS_OF_KEY) {
      throw new IllegalArgumentException(
          "a key has 1 to " + Subscription.MAX_SEATS_OF_KEY + " seats, not " + seats);
    }
    if (generation < 0 || generation > 31) {
      throw new IllegalArgumentException("generation is 0 to 31, not " + generation);
    }
    if (number < 0 || number >= 1L << 60) {
      throw new IllegalArgumentException("number has 60 bits");
    }
  }

  @Override
  public String toString() {
    return "ProductKey[" + id + ", seats=" + seats + ", term=" + term + "]";
  }
}
