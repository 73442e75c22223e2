package io.entitlements.core.internal.notice;

import io.entitlements.account.Organization;
import io.entitlements.catalog.Product;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.SeatUse;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The facts of one subscription at the moment at which a notice is written. */
record NoticeFacts(
    Organization organization,
    Subscription subscription,
    List<ProductKey> keys,
    SeatUse use,
    Instant now) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

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
  String name(Product product) {
    return product.name() + " of " + organization.details().name();
  }

  /** Whether it is cancelled now. */
  boolean isCancelled() {
    return subscription.cancelsAt().filter(at -> !at.isAfter(now)).isPresent();
  }

  /** A day as people write it. */
  static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** The local day of an instant, as people write it. */
  String dayOf(Instant instant) {
    return day(instant.atZone(zone()).toLocalDate());
  }

  static String seats(int number) {
    return number == 1 ? "1 seat" : number + " seats";
  }
}
