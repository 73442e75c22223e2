package io.entitlements.core.internal.job;

/** The kinds of job; a stored form, so a name never changes its meaning. */
public final class JobKinds {

  /** Makes the subscriptions of a claim; argument: the claim. */
  public static final String FULFIL_CLAIM = "fulfil-claim";

  /** Mails the claim's URL to the buyer; argument: the order. */
  public static final String ORDER_MAIL = "order-mail";

  /** Mails the link that ends a sign-up; argument: the account. */
  public static final String WELCOME_MAIL = "welcome-mail";

  private JobKinds() {}
}
