package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static io.entitlements.spi.testkit.Fixtures.TERM;

import io.entitlements.account.Account;
import io.entitlements.account.Organization;
import io.entitlements.key.ProductKey;
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.StoredOrder;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.ProductKeyId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds what a test needs to be there before it begins, with everything that it belongs to. */
final class Given {

  private Given() {}

  static Account account(UnitOfWork work) {
    Account account = Fixtures.account();
    require(work.accounts().insert(account));
    return account;
  }

  static AccountId accountId(UnitOfWork work) {
    return account(work).id();
  }

  static Organization organization(UnitOfWork work) {
    Organization organization = Fixtures.organization();
    work.organizations().insert(organization);
    return organization;
  }

  static StoredOrder order(UnitOfWork work, String... serials) {
    StoredOrder order = Fixtures.order(serials);
    require(work.orders().insertAll(List.of(order)).isEmpty());
    return order;
  }

  /** As the store makes it: without seats. */
  static Subscription emptySubscription(UnitOfWork work) {
    return emptySubscription(work, organization(work));
  }

  static Subscription emptySubscription(UnitOfWork work, Organization organization) {
    Subscription subscription = Fixtures.subscription(organization);
    work.subscriptions().insert(subscription);
    return subscription;
  }

  /** With seats for all time. */
  static Subscription subscription(UnitOfWork work, int seats) {
    Subscription subscription = emptySubscription(work);
    capacity(work, subscription, forever(seats));
    return subscription;
  }

  static Capacity forever(int seats) {
    return new Capacity(seats, Map.of(), Optional.empty(), Optional.empty());
  }

  static void capacity(UnitOfWork work, Subscription subscription, Capacity capacity) {
    require(work.subscriptions().lock(subscription.organization(), subscription.id()).isPresent());
    work.subscriptions().setCapacity(subscription.organization(), subscription.id(), capacity);
  }

  /** A key beside the capacity, which stays as it is. */
  static ProductKey key(UnitOfWork work, Subscription subscription, int seats) {
    ProductKey key = Fixtures.key(subscription, seats, TERM);
    require(work.subscriptions().lock(subscription.organization(), subscription.id()).isPresent());
    work.productKeys().insert(key);
    int total = work.subscriptions().use(key.organization(), key.subscription()).total();
    count(work, subscription, total, seatsNow(work, subscription));
    return key;
  }

  private static Map<ProductKeyId, Integer> seatsNow(UnitOfWork work, Subscription subscription) {
    return Capacity.at(work.productKeys().of(subscription.organization(), subscription.id()), NOW)
        .ofKeys();
  }

  static void count(
      UnitOfWork work, Subscription subscription, int total, Map<ProductKeyId, Integer> ofKeys) {
    capacity(work, subscription, new Capacity(total, ofKeys, Optional.empty(), Optional.empty()));
  }

  static SeatHolder.Device deviceOf(ProductKey key) {
    return new SeatHolder.Device(new DeviceId(Fixtures.id()), key.id());
  }

  private static void require(boolean done) {
    if (!done) {
      throw new AssertionError("the store refused what the test needs to begin with");
    }
  }
}
