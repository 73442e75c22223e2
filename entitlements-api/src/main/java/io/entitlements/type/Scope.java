package io.entitlements.type;

import java.util.UUID;

/**
 * Whose history a write belongs to: an organization, an account, or a purchase order that nobody
 * has claimed yet. Each scope counts its own {@link Revision}s, so that no counter is shared by
 * all.
 */
public sealed interface Scope permits OrganizationId, AccountId, OrderId {

  /**
   * The identifier, unique over all kinds of scope.
   *
   * @return the identifier
   */
  UUID value();

  /**
   * The kind of this scope, as stored beside its identifier.
   *
   * @return the kind
   */
  default Kind kind() {
    if (this instanceof OrganizationId) {
      return Kind.ORGANIZATION;
    }
    return this instanceof AccountId ? Kind.ACCOUNT : Kind.ORDER;
  }

  /** The kinds of scope. */
  enum Kind {
    /** An organization and everything that leads with it in its key. */
    ORGANIZATION,
    /** A person's account. */
    ACCOUNT,
    /** A purchase order. */
    ORDER;

    /**
     * Puts an identifier of this kind back into its type.
     *
     * @param value the identifier
     * @return the scope
     */
    public Scope scope(UUID value) {
      return switch (this) {
        case ORGANIZATION -> new OrganizationId(value);
        case ACCOUNT -> new AccountId(value);
        case ORDER -> new OrderId(value);
      };
    }
  }
}
