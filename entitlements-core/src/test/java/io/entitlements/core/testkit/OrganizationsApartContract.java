package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.Bulk.give;
import static io.entitlements.core.testkit.Bulk.move;
import static io.entitlements.core.testkit.Bulk.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.activation.Activation;
import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.ProductId;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.key.SubscriptionChange.AddKey;
import io.entitlements.key.SubscriptionChange.AddSeats;
import io.entitlements.key.SubscriptionChange.CancelAtTermEnd;
import io.entitlements.key.SubscriptionChange.Reissue;
import io.entitlements.key.SubscriptionChange.Renew;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import io.entitlements.key.SubscriptionChange.Revoke;
import io.entitlements.key.SubscriptionChange.SetOverCapacity;
import io.entitlements.key.SubscriptionChange.Upgrade;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatReport;
import io.entitlements.spi.SeatUse;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One person and one computer in two organizations, by every way to a seat: no unit of work touches
 * the seats or keys of both. {@link OneOrganizationStorage} watches, here and in all contracts of a
 * {@link World}.
 */
public abstract class OrganizationsApartContract extends WorldContract {

  private static final DeviceId LAPTOP = new DeviceId(new UUID(1, 1));
  private static final LocalDate TODAY = LocalDate.ofInstant(Given.NOW, Given.ZONE);

  // The first call of each test makes them.
  @SuppressWarnings("NullAway.Init")
  private List<District> districts;

  @SuppressWarnings("NullAway.Init")
  private AccountId ada;

  /** For subclasses. */
  protected OrganizationsApartContract() {}

  @BeforeEach
  final void sellToTwo() {
    District first = world().district("suite", 3);
    AccountId other = world().activeAccount("admin@college.example");
    OrganizationId college = world().organization(other, "A College");
    String secret = world().importedOrder("PO-2", "suite", 3);
    IdempotencyKey key = IdempotencyKey.of("claim");
    world()
        .engine()
        .claims()
        .submit(ClaimDraft.byLink(secret, college), other, Optional.empty(), key)
        .orElseThrow();
    world().doJobs();
    districts = List.of(first, new District(world(), other, college));
    ada = world().activeAccount("ada@school.example");
  }

  @Test
  void a_launch_marks_the_seats_of_a_person_in_each_organization() {
    districts.forEach(district -> district.assign("ada@school.example", "ada").orElseThrow());
    Activation activation =
        world().engine().activations().byEmail(ada, Given.installation(LAPTOP)).orElseThrow();
    SeatHolder holder = new SeatHolder.Person(ada);

    world().pass(Duration.ofDays(2));
    assertThat(notUsedSince(holder, world().instant())).hasSize(2);
    assertThat(world().issue(activation)).isPresent();

    assertThat(notUsedSince(holder, world().instant())).isEmpty();
  }

  @Test
  void a_launch_marks_the_seats_of_a_computer_in_each_organization() {
    List<Activation> activations =
        districts.stream()
            .map(district -> district.key().text().value())
            .map(
                key ->
                    world()
                        .engine()
                        .activations()
                        .byProductKey(key, Given.installation(LAPTOP))
                        .orElseThrow())
            .toList();
    SeatHolder holder =
        new SeatHolder.Device(LAPTOP, ((Activation.ByProductKey) activations.get(0)).key());

    world().pass(Duration.ofDays(2));
    assertThat(notUsedSince(holder, world().instant())).hasSize(2);
    assertThat(world().issue(activations.get(0))).isPresent();

    assertThat(notUsedSince(holder, world().instant())).isEmpty();
  }

  private List<OrganizationId> notUsedSince(SeatHolder holder, Instant since) {
    return world().storage().read(store -> store.seats().notUsedSince(holder, since));
  }

  @Test
  void the_life_of_two_subscriptions_side_by_side_never_touches_both_at_once() {
    for (District district : districts) {
      district.assignOrWait("ada@school.example");
      district.assignOrWait("ben@school.example");
      district.assignOrWait("cem@school.example");
      district.assignOrWait("dot@school.example");
      Bulk bulk = Bulk.of(district, Bulk.WAITING);
      SeatReport run = bulk.done("run", take("ben"), move("cem", "eve"), give("fay"));
      bulk.undone("undo", run);
      district
          .change(
              new SetOverCapacity(new OverCapacityPolicy(OverCapacityPolicy.Keep.RECENTLY_USED, 0)),
              "declare")
          .orElseThrow();
      district.change(new AddSeats(district.key().key().id(), 2), "more").orElseThrow();
      district.change(new AddKey(2, TODAY, TODAY.plusDays(1)), "key").orElseThrow();
      district.change(new AddKey(1, TODAY.plusDays(1), TODAY.plusDays(9)), "next").orElseThrow();
      String key = district.key().text().value();
      world().engine().activations().byProductKey(key, Given.installation(LAPTOP)).orElseThrow();
      district.change(new Reissue(district.key().key().id()), "reissue").orElseThrow();
      district.change(new Upgrade(new ProductId("plus")), "upgrade").orElseThrow();
    }
    // The terms of both begin and end at the same instants, and one worker settles them.
    for (int day = 0; day < 4; day++) {
      world().pass(Duration.ofDays(1));
      world().doJobs();
    }
    for (District district : districts) {
      var lasting = district.overview().keys().get(0).key().id();
      district.change(new Renew(lasting, 1, 1, RenewFrom.NOW), "renew").orElseThrow();
      district.release(ada, "release").orElseThrow();
      district.change(new Revoke(lasting), "revoke").orElseThrow();
      district.change(new CancelAtTermEnd(), "cancel").orElseThrow();
    }
    world().doJobs();
    districts.forEach(district -> Books.audited(district, district.subscription()));
  }

  @Test
  void a_unit_of_work_that_touches_two_organizations_is_found_out() {
    List<Subscription> two =
        districts.stream().map(district -> district.overview().subscription()).toList();
    assertThatThrownBy(() -> world().storage().write(store -> locked(store, two)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("second organization");
  }

  private static List<SeatUse> locked(UnitOfWork store, List<Subscription> subscriptions) {
    return subscriptions.stream()
        .map(each -> store.subscriptions().lock(each.organization(), each.id()).orElseThrow())
        .toList();
  }
}
