package io.entitlements.core.internal.claim;

import io.entitlements.account.Organization;
import io.entitlements.spi.OfferedOrder;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SerialNumber;
import java.time.Instant;
import java.util.Optional;

/** How an order and an organization are looked at. */
enum Look {
  /** To tell somebody. */
  GLANCE {
    @Override
    Optional<Organization> organization(UnitOfWork store, OrganizationId id) {
      return store.organizations().find(id).filter(Organization::isOpen);
    }

    @Override
    Optional<OfferedOrder> order(UnitOfWork store, SerialNumber typed, int displays) {
      return store.orders().offeredLike(typed).filter(order -> order.displays() == displays);
    }

    @Override
    Optional<OfferedOrder> order(UnitOfWork store, String lookup, Instant now) {
      return store.orders().offeredBy(lookup, now);
    }
  },

  /** To claim in the same transaction: both stay as they are until it ends. */
  LOCK {
    @Override
    Optional<Organization> organization(UnitOfWork store, OrganizationId id) {
      return store.organizations().keepOpen(id);
    }

    @Override
    Optional<OfferedOrder> order(UnitOfWork store, SerialNumber typed, int displays) {
      return store.orders().lockLike(typed, displays);
    }

    @Override
    Optional<OfferedOrder> order(UnitOfWork store, String lookup, Instant now) {
      return store.orders().lockBy(lookup, now);
    }
  };

  /** The organization that claims, unless it is closed. */
  abstract Optional<Organization> organization(UnitOfWork store, OrganizationId id);

  /** The order of a display, which has so many. */
  abstract Optional<OfferedOrder> order(UnitOfWork store, SerialNumber typed, int displays);

  /** The order of a link. */
  abstract Optional<OfferedOrder> order(UnitOfWork store, String lookup, Instant now);
}
