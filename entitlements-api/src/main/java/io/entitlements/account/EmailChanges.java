package io.entitlements.account;

import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * Changing the address of an account: it is asked for by who is signed in, then confirmed from the
 * old address and from the new one, in any order, within a day. Thread-safe; every method blocks on
 * the store.
 */
public interface EmailChanges {

  /** Which of the two addresses. */
  enum Side {
    /** The address that the account has. */
    OLD,
    /** The address that it is to have. */
    NEW
  }

  /** How far a change has come. */
  enum Progress {
    /** The other address has to be confirmed too. */
    OTHER_SIDE_OPEN,
    /** Both are confirmed, and the account has the new address. */
    CHANGED
  }

  /** Why an address is not confirmed. */
  enum Refusal {
    /** See {@link LinkRefusal#LINK_NOT_VALID}; also, another change was asked for since. */
    LINK_NOT_VALID,
    /** See {@link LinkRefusal#WRONG_CODE}. */
    WRONG_CODE,
    /** See {@link LinkRefusal#OTHER_ADDRESS}. */
    OTHER_ADDRESS,
    /**
     * The new address is that of an account by now whose owner has verified it. One that nobody has
     * verified stands in nobody's way: it is deleted.
     */
    ADDRESS_TAKEN,
    /** The account is not active. */
    ACCOUNT_NOT_ACTIVE
  }

  /**
   * Asks for a change; a change that was asked for before is dropped. An email goes to either
   * address. What goes to the new one depends on whether it has an account; what this method
   * answers does not.
   *
   * @param account who is signed in
   * @param email the new address
   * @param source where the request comes from
   * @return empty, or when this source may ask again, having asked for too many addresses
   */
  Optional<Instant> request(AccountId account, EmailAddress email, Source source);

  /**
   * What the page that a link opens can say; changes nothing.
   *
   * @param side to which address the link went
   * @param secret the secret part of the emailed link
   * @return whether the link works
   */
  LinkState look(Side side, String secret);

  /**
   * Confirms one of the addresses, and makes the change if the other is confirmed already.
   *
   * @param side to which address the link went
   * @param proof the secret of the link and the code beside it; for the old address also the secret
   *     and a session of this account
   * @return how far the change has come, or why not
   */
  Outcome<Progress, Refusal> confirm(Side side, LinkProof proof);
}
