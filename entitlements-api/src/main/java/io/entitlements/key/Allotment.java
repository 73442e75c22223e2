package io.entitlements.key;

import io.entitlements.subscription.Subscription;
import io.entitlements.subscription.Term;
import java.util.Objects;

/**
 * A number of seats for a term: what one payment for a product key bought.
 *
 * @param seats how many, 1 to {@value Subscription#MAX_SEATS_OF_KEY}
 * @param term when they count
 */
public record Allotment(int seats, Term term) {

  /** Checks the range. */
  public Allotment {
    Objects.requireNonNull(term, "term");
    if (seats < 1 || seats > Subscription.MAX_SEATS_OF_KEY) {
      throw new IllegalArgumentException(
          "a key has 1 to " + Subscription.MAX_SEATS_OF_KEY + " seats, not " + seats);
    }
  }
}
