package io.entitlements.core.internal.notice;

import io.entitlements.account.Organization;
import io.entitlements.catalog.Product;
import io.entitlements.core.internal.mail.Phrase;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.SeatUse;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The facts of one subscription at the moment at which a notice is written. */
record NoticeFacts(
    Organization organization,
    Subscription subscription,
    List<ProductKey> keys,
    SeatUse use,
    Instant now) {

  static Optional<NoticeFacts> of(
      UnitOfWork store, OrganizationId organization, SubscriptionId id, Instant now) {
    Optional<Organization> owner = store.organizations().find(organization);
    Optional<Subscription> subscription = store.subscriptions().find(organization, id);
    if (owner.isEmpty() || subscription.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new NoticeFacts(
            owner.get(),
            subscription.get(),
            store.productKeys().of(organization, id),
            store.subscriptions().use(organization, id),
            now));
  }

  ZoneId zone() {
    return organization.details().zone();
  }

  /** What the letter calls it: the product and whose it is. */
  Phrase name(Product product) {
    return Phrase.of("notice.name")
        .with("product", product.name())
        .with("organization", organization.details().name());
  }

  /** Whether it is cancelled now. */
  boolean isCancelled() {
    return subscription.cancelsAt().filter(at -> !at.isAfter(now)).isPresent();
  }

  /** The local day of an instant. */
  LocalDate dayOf(Instant instant) {
    return instant.atZone(zone()).toLocalDate();
  }
}
