package io.entitlements.check;

/**
 * What would help, as an administrator understands it. A portal translates by the constant, or
 * shows {@link #words}.
 */
public enum Remedy {
  /** No product has this feature. */
  CHECK_FEATURE("No product has this feature. Check its name."),
  /** There is no such account. */
  CHECK_ADDRESS(
      "There is no such account. Check the address, or give it a seat: that makes an account."),
  /** Whoever disabled the account can enable it. */
  ENABLE_ACCOUNT("The account is disabled. Who disabled it can enable it again."),
  /** No organization of the person has the product. */
  GET_SUBSCRIPTION(
      "No organization of this person has this product. Claim or buy it, or invite the person to an"
          + " organization that has it."),
  /** A seat is free. */
  GIVE_SEAT("A seat is free. Give it to this person."),
  /** No seat is free. */
  FREE_SEAT("All seats are taken. Take one back from somebody, or add seats."),
  /** The person waits, and is served in order. */
  WAIT_FOR_SEAT("The person is on the waiting list and gets a seat when one comes free."),
  /** The feature wants a person. */
  SIGN_IN(
      "The product key of a computer does not unlock this. Sign in with an address that has a"
          + " seat."),
  /** The feature wants a computer's key. */
  TYPE_PRODUCT_KEY("This is activated by product key. Type one on the computer."),
  /** The term begins later, at the end of what the decision says. */
  WAIT_FOR_TERM("The term has not begun yet."),
  /** The vendor can resume it. */
  RESUME("The subscription is suspended. Ask the vendor to resume it."),
  /** The term is over. */
  RENEW("The term is over. Renew the product key, or add another one."),
  /** It was ended. */
  REPLACE(
      "The subscription or its last product key was ended. Another product key brings it back."),
  /** Nothing has to be done for now, but the term is over. */
  RENEW_SOON("The term is over, and only a grace goes on. Renew the product key.");

  private final String words;

  Remedy(String words) {
    this.words = words;
  }

  /**
   * The same in English.
   *
   * @return one or two sentences
   */
  public String words() {
    return words;
  }
}
