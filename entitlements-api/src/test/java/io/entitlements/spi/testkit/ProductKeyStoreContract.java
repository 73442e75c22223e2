package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.FAR_AHEAD;
import static io.entitlements.spi.testkit.Fixtures.LONG_AGO;
import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.key.Allotment;
import io.entitlements.key.KeyEnd;
import io.entitlements.key.ProductKey;
import io.entitlements.subscription.Subscription;
import io.entitlements.subscription.Term;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.ProductKeyStore} promises. */
public abstract class ProductKeyStoreContract extends StoreContract {

  /** For subclasses. */
  protected ProductKeyStoreContract() {}

  @Test
  void key_is_found_with_every_field() {
    Subscription subscription = write(Given::emptySubscription);
    ProductKey key =
        new ProductKey(
            subscription.organization(),
            subscription.id(),
            new ProductKeyId(Fixtures.id()),
            List.of(
                new Allotment(Subscription.MAX_SEATS_OF_KEY, new Term(LONG_AGO, NOW)),
                new Allotment(1, new Term(NOW, FAR_AHEAD))),
            Optional.of(new KeyEnd(NOW.plusMillis(1), KeyEnd.Why.CANCELLED)),
            31,
            (1L << 60) - 1);

    insert(key);

    assertThat(find(work -> work.productKeys().find(key.organization(), key.id()))).contains(key);
    assertThat(list(work -> work.productKeys().of(subscription.organization(), subscription.id())))
        .containsExactly(key);
  }

  @Test
  void key_is_found_by_its_own_organization_alone() {
    Subscription subscription = write(Given::emptySubscription);
    ProductKey key = write(work -> Given.key(work, subscription, 1));
    OrganizationId other = write(Given::organization).id();

    assertThat(find(work -> work.productKeys().find(other, key.id()))).isEmpty();
    assertThat(list(work -> work.productKeys().of(other, subscription.id()))).isEmpty();
    assertThat(count(work -> work.productKeys().devicesInUse(other, key.id()))).isZero();
  }

  @Test
  void keys_of_a_subscription_are_ordered_by_end_of_term_then_identifier() {
    Subscription subscription = write(Given::emptySubscription);
    Term early = new Term(NOW.minusMillis(1), NOW);
    Term late = new Term(NOW.minusMillis(2), NOW.plusMillis(1));
    ProductKey latest = Fixtures.key(subscription, 1, new Term(LONG_AGO, FAR_AHEAD));
    ProductKey firstOfLate = Fixtures.key(subscription, 2, late);
    ProductKey secondOfLate = Fixtures.key(subscription, 3, late);
    ProductKey earliest = Fixtures.key(subscription, 4, early);
    insert(secondOfLate);
    insert(latest);
    insert(earliest);
    insert(firstOfLate);
    change(work -> Given.key(work, Given.emptySubscription(work), 1));

    assertThat(list(work -> work.productKeys().of(subscription.organization(), subscription.id())))
        .containsExactly(earliest, firstOfLate, secondOfLate, latest);
  }

  @Test
  void no_computer_uses_a_new_or_unknown_key() {
    Subscription subscription = write(Given::emptySubscription);
    ProductKey key = write(work -> Given.key(work, subscription, 1));

    assertThat(count(work -> work.productKeys().devicesInUse(key.organization(), key.id())))
        .isZero();
    assertThat(
            count(
                work ->
                    work.productKeys()
                        .devicesInUse(key.organization(), new ProductKeyId(Fixtures.id()))))
        .isZero();
  }

  @Test
  void a_replaced_key_has_the_new_text_allotments_and_end() {
    Subscription subscription = write(Given::emptySubscription);
    ProductKey key = write(work -> Given.key(work, subscription, 3));
    ProductKey changed =
        new ProductKey(
            key.organization(),
            key.subscription(),
            key.id(),
            List.of(
                new Allotment(3, key.newest().term()),
                new Allotment(2, new Term(key.endsAt(), FAR_AHEAD))),
            Optional.of(new KeyEnd(FAR_AHEAD.minusMillis(1), KeyEnd.Why.REVOKED)),
            8,
            key.number() + 1);

    replace(changed);
    assertThat(find(work -> work.productKeys().find(key.organization(), key.id())))
        .contains(changed);

    ProductKey shorter = changed.withAllotments(key.allotments()).withEnd(Optional.empty());
    replace(shorter);
    assertThat(list(work -> work.productKeys().of(key.organization(), key.subscription())))
        .containsExactly(shorter);
  }

  private void replace(ProductKey key) {
    change(
        work -> {
          work.subscriptions().lock(key.organization(), key.subscription());
          work.productKeys().replace(key);
        });
  }

  private void insert(ProductKey key) {
    change(
        work -> {
          work.subscriptions().lock(key.organization(), key.subscription());
          work.productKeys().insert(key);
        });
  }
}
