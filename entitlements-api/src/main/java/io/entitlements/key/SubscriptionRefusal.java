package io.entitlements.key;

/** Why a subscription is not changed; each is a stable code. */
public enum SubscriptionRefusal {
  /** Whoever asks may not make this change. */
  NOT_PERMITTED,
  /** The organization is closed: a right can be suspended or ended there, and nothing else. */
  ORGANIZATION_CLOSED,
  /** The organization has no such subscription. */
  UNKNOWN_SUBSCRIPTION,
  /** The subscription has no such product key. */
  UNKNOWN_KEY,
  /** The key was revoked. */
  KEY_REVOKED,
  /** No term of the key covers this moment, so there is nothing to add seats to. */
  KEY_NOT_IN_TERM,
  /** Fewer seats than 1 or more than a key can have. */
  SEATS_OUT_OF_RANGE,
  /** A term shorter than a month or longer than 120, or outside the years 2000 to 2200. */
  TERM_OUT_OF_RANGE,
  /** The last day is before the first. */
  TERM_ENDS_BEFORE_IT_STARTS,
  /** The whole term would lie in the past: renew from now instead. */
  TERM_IS_OVER,
  /** The key was renewed and enlarged too often; add another one. */
  TOO_MANY_ALLOTMENTS,
  /** The subscription is suspended already. */
  SUSPENDED,
  /** The subscription is not suspended. */
  NOT_SUSPENDED,
  /** The subscription is cancelled, or will be at the end of its term; undo that first. */
  CANCELLED,
  /** There is no cancellation that could still be undone. */
  NOT_CANCELLED,
  /** There is no such product, or it is the subscription's own. */
  UNKNOWN_PRODUCT,
  /** The organization has a subscription of that product. */
  PRODUCT_OWNED,
  /** People hold seats by email, and the other product is activated by product key only. */
  PRODUCT_KEY_ONLY
}
