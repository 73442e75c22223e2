package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static io.entitlements.spi.testkit.Fixtures.TERM;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.AccountStatus;
import io.entitlements.account.Organization;
import io.entitlements.account.ServiceRegion;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.key.ProductKey;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.HeldRight;
import io.entitlements.spi.PersonRights;
import io.entitlements.subscription.Subscription;
import io.entitlements.subscription.Term;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.ProductKeyId;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.RightStore} promises. */
public abstract class RightStoreContract extends SeatingContract {

  private static final Term ENDED = new Term(NOW.minusSeconds(20), NOW.minusSeconds(10));
  private static final Term TO_COME = new Term(NOW.plusSeconds(10), Fixtures.FAR_AHEAD);

  /** For subclasses. */
  protected RightStoreContract() {}

  @Test
  void who_holds_nothing_has_no_rights() {
    assertThat(rightsOf(write(Given::accountId))).isEmpty();
    assertThat(rightsOf(new DeviceId(Fixtures.id()))).isEmpty();
  }

  @Test
  void who_is_disabled_or_deleted_has_no_rights_and_who_is_pending_has() {
    Subscription subscription = write(work -> Given.subscription(work, 10));
    for (AccountStatus status : AccountStatus.values()) {
      AccountId account = person(subscription);
      change(
          work ->
              assertThat(
                      work.accounts()
                          .changeStatus(
                              account,
                              work.accounts().find(account).orElseThrow().status(),
                              status))
                  .isTrue());

      boolean barred = status == AccountStatus.DISABLED || status == AccountStatus.DELETED;
      assertThat(rightsOf(account)).as("%s", status).hasSize(barred ? 0 : 1);
    }
  }

  @Test
  void right_of_a_person_has_the_terms_of_all_keys_also_ended_and_to_come() {
    Organization organization =
        Fixtures.organization(
            new Organization.Details(
                "School", "", ZoneId.of("Australia/Lord_Howe"), ServiceRegion.EUROPE));
    Subscription subscription = Fixtures.subscription(organization);
    change(
        work -> {
          work.organizations().insert(organization);
          work.subscriptions().insert(subscription);
          Given.capacity(work, subscription, Given.forever(10));
          for (Term term : List.of(TERM, TO_COME, ENDED, TERM)) {
            work.productKeys().insert(Fixtures.key(subscription, 1, term));
          }
          Given.key(work, Given.subscription(work, 1), 1);
        });
    AccountId account = person(subscription);

    List<HeldRight> rights = rightsOf(account);

    assertThat(rights).hasSize(1);
    HeldRight right = rights.get(0);
    assertThat(terms(right)).containsExactlyInAnyOrder(ENDED, TERM, TERM, TO_COME);
    assertThat(right)
        .isEqualTo(
            new HeldRight(
                ZoneId.of("Australia/Lord_Howe"),
                subscription,
                ActivationMethod.EMAIL,
                Optional.empty(),
                right.keys()));
  }

  @Test
  void right_of_a_person_in_a_subscription_without_keys_has_no_terms() {
    AccountId account = person(write(work -> Given.subscription(work, 1)));

    assertThat(rightsOf(account)).singleElement().extracting(HeldRight::keys).isEqualTo(List.of());
  }

  @Test
  void right_of_a_device_has_the_term_of_its_key_alone() {
    Subscription subscription = write(work -> Given.subscription(work, 10));
    ProductKey ended = key(subscription, ENDED);
    key(subscription, TO_COME);
    DeviceId device = new DeviceId(Fixtures.id());
    take(device, subscription, ended);

    assertThat(rightsOf(device))
        .containsExactly(
            new HeldRight(
                Fixtures.organization().details().zone(),
                subscription,
                ActivationMethod.PRODUCT_KEY,
                Optional.of(ended.id()),
                List.of(ended)));
  }

  @Test
  void rights_of_a_person_cross_organizations_and_are_ordered_by_subscription() {
    Subscription first = write(work -> Given.subscription(work, 1));
    Subscription second = write(work -> Given.subscription(work, 1));
    Subscription third = write(work -> Given.subscription(work, 1));
    AccountId account = write(Given::accountId);
    for (Subscription subscription : List.of(second, third, first)) {
      take(Fixtures.personSeat(subscription, account, NOW));
    }

    assertThat(rightsOf(account))
        .extracting(right -> right.subscription().id())
        .containsExactly(first.id(), second.id(), third.id());
  }

  @Test
  void rights_of_a_device_are_ordered_by_subscription_then_key() {
    Subscription first = write(work -> Given.subscription(work, 10));
    Subscription second = write(work -> Given.subscription(work, 10));
    ProductKey ofSecond = key(second, TERM);
    ProductKey one = key(first, TERM);
    ProductKey other = key(first, ENDED);
    DeviceId device = new DeviceId(Fixtures.id());
    take(device, second, ofSecond);
    take(device, first, other);
    take(device, first, one);

    assertThat(rightsOf(device))
        .extracting(right -> right.key().orElseThrow())
        .containsExactly(one.id(), other.id(), ofSecond.id());
  }

  @Test
  void rights_are_only_those_of_the_holder() {
    Subscription subscription = write(work -> Given.subscription(work, 10));
    ProductKey key = key(subscription, TERM);
    AccountId account = person(subscription);
    DeviceId device = new DeviceId(Fixtures.id());
    take(device, subscription, key);
    person(subscription);
    take(new DeviceId(Fixtures.id()), subscription, key);

    assertThat(rightsOf(account)).hasSize(1);
    assertThat(rightsOf(device)).hasSize(1);
    assertThat(rightsOf(new DeviceId(account.value()))).isEmpty();
    assertThat(rightsOf(new AccountId(device.value()))).isEmpty();
  }

  @Test
  void released_seats_give_no_right() {
    Subscription subscription = write(work -> Given.subscription(work, 10));
    Subscription kept = write(work -> Given.subscription(work, 10));
    AccountId account = write(Given::accountId);
    Seat seat = Fixtures.personSeat(subscription, account, NOW);
    take(seat);
    take(Fixtures.personSeat(kept, account, NOW));
    Seat deviceSeat = newDeviceSeat(subscription, key(subscription, TERM));
    take(deviceSeat);

    release(seat);
    release(deviceSeat);

    assertThat(rightsOf(account))
        .extracting(right -> right.subscription().id())
        .containsExactly(kept.id());
    assertThat(rightsOf(((SeatHolder.Device) deviceSeat.holder()).device())).isEmpty();
  }

  @Test
  void seat_released_and_taken_again_gives_one_right() {
    Subscription subscription = write(work -> Given.subscription(work, 10));
    AccountId account = write(Given::accountId);
    Seat seat = Fixtures.personSeat(subscription, account, NOW);
    take(seat);
    release(seat);
    take(Fixtures.personSeat(subscription, account, NOW));

    assertThat(rightsOf(account)).hasSize(1);
  }

  @Test
  void an_account_without_a_seat_is_told_from_one_that_there_is_not() {
    AccountId account = write(Given::accountId);

    assertThat(personRights(account)).contains(new PersonRights(AccountStatus.ACTIVE, List.of()));
    assertThat(personRights(new AccountId(Fixtures.id()))).isEmpty();
  }

  @Test
  void many_people_are_answered_as_each_of_them() {
    Subscription first = write(work -> Given.subscription(work, 10));
    Subscription second = write(work -> Given.subscription(work, 10));
    key(first, TERM);
    key(first, ENDED);
    AccountId one = person(first);
    take(Fixtures.personSeat(second, one, NOW));
    AccountId other = person(first);
    AccountId without = write(Given::accountId);
    AccountId unknown = new AccountId(Fixtures.id());
    person(second);

    Map<AccountId, PersonRights> all =
        read(work -> work.rights().ofAll(List.of(one, other, without, unknown)));
    assertThat(all).containsOnlyKeys(one, other, without);
    all.forEach((account, rights) -> assertThat(personRights(account)).contains(rights));
    Map<AccountId, PersonRights> nobody = read(work -> work.rights().ofAll(List.of()));
    assertThat(nobody).isEmpty();
  }

  private AccountId person(Subscription subscription) {
    AccountId account = write(Given::accountId);
    take(Fixtures.personSeat(subscription, account, NOW));
    return account;
  }

  private void take(DeviceId device, Subscription subscription, ProductKey key) {
    take(Fixtures.deviceSeat(subscription, new SeatHolder.Device(device, key.id()), NOW));
  }

  private ProductKey key(Subscription subscription, Term term) {
    ProductKey key = Fixtures.key(subscription, 5, term);
    change(
        work -> {
          work.productKeys().insert(key);
          Map<ProductKeyId, Integer> all =
              work.productKeys().of(subscription.organization(), subscription.id()).stream()
                  .collect(Collectors.toMap(ProductKey::id, other -> 5));
          Given.count(work, subscription, 10, all);
        });
    return key;
  }

  private static List<Term> terms(HeldRight right) {
    return right.keys().stream().map(key -> key.newest().term()).toList();
  }

  private List<HeldRight> rightsOf(AccountId account) {
    return personRights(account).map(PersonRights::held).orElse(List.of());
  }

  private Optional<PersonRights> personRights(AccountId account) {
    return read(work -> work.rights().of(account));
  }

  private List<HeldRight> rightsOf(DeviceId device) {
    return read(work -> work.rights().of(device));
  }
}
