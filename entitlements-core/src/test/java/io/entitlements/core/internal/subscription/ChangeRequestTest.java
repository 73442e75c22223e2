package io.entitlements.core.internal.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.ProductId;
import io.entitlements.core.internal.change.Request;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.key.SubscriptionChange.AddKey;
import io.entitlements.key.SubscriptionChange.AddSeats;
import io.entitlements.key.SubscriptionChange.CancelAtTermEnd;
import io.entitlements.key.SubscriptionChange.CancelNow;
import io.entitlements.key.SubscriptionChange.Reissue;
import io.entitlements.key.SubscriptionChange.Renew;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import io.entitlements.key.SubscriptionChange.Resume;
import io.entitlements.key.SubscriptionChange.Revoke;
import io.entitlements.key.SubscriptionChange.SetOverCapacity;
import io.entitlements.key.SubscriptionChange.Suspend;
import io.entitlements.key.SubscriptionChange.UndoCancellation;
import io.entitlements.key.SubscriptionChange.Upgrade;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeRequestTest {

  private static final ProductKeyId KEY =
      ProductKeyId.parse("019a0000-0000-7000-8000-000000000003");

  /** What stores hold. A text that differs here makes a conflict of every repeat under way. */
  private static final Map<SubscriptionChange, String> STORED =
      Map.ofEntries(
          Map.entry(
              new AddKey(30, LocalDate.of(2026, 8, 1), LocalDate.of(2027, 7, 31)),
              "subscription.add-key wOsd5gynQDtXAFIZBhpUoqEAE3X6pz16uf0XjsgpQb8"),
          Map.entry(
              new Renew(KEY, 30, 12, RenewFrom.EXPIRY),
              "subscription.renew Y11VoZj6Mqkq_D_-URAqBIleAkA6oqnTnno15XRXYNY"),
          Map.entry(
              new AddSeats(KEY, 5),
              "subscription.add-seats 2T76gzDwhLAtnAtDY-caNNEGUgDg5EWXv7jISng7wZA"),
          Map.entry(
              new Revoke(KEY), "subscription.revoke hWFby8nnY1uOKRNNXS7KkPiXfsTb4tyHmwZwEoIKkGI"),
          Map.entry(
              new Reissue(KEY), "subscription.reissue Xe1UHCUiT0UinUWkJjYuMYNjceFAf3vc1DnCRwX_smU"),
          Map.entry(
              new Suspend(), "subscription.suspend RA7DgRlkx7ImK_DHQxmUsx1MBwaZwKlI4BgBCGg4YeE"),
          Map.entry(
              new Resume(), "subscription.resume QspCDLTies-AioNWS2vb6CcMBhyehvA29Lk87xyYyQw"),
          Map.entry(
              new CancelNow(),
              "subscription.cancel-now 2vxgQcAwQo7DGjZIEpYNDP0pVTFNLWRuhqnB3xxW_gY"),
          Map.entry(
              new CancelAtTermEnd(),
              "subscription.cancel-at-term-end zehgwl7CPSy3L_WLk8-yIQzseuZpk2jRLDsc_QhDkE8"),
          Map.entry(
              new UndoCancellation(),
              "subscription.undo-cancellation VBlFvyrz85h7GThmgCRjnHAcw-7gThuDNnGGGFp3cGg"),
          Map.entry(
              new Upgrade(new ProductId("smart-math")),
              "subscription.upgrade G-HVXe01jGNtFc8qrJ97w-g4tAuozyoT5WmdYSqjmrY"),
          Map.entry(
              new SetOverCapacity(new OverCapacityPolicy(OverCapacityPolicy.Keep.OLDEST, 14)),
              "subscription.set-over-capacity __KAM840X0ZP_Ydu3F-naaFvNDF1T0irRbl2xsuV4Nw"));

  static Stream<Map.Entry<SubscriptionChange, String>> stored() {
    return STORED.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("stored")
  void the_text_of_a_request_never_changes(Map.Entry<SubscriptionChange, String> stored) {
    Request request = by(new Actor.Task("shop")).of(stored.getKey());
    assertThat(request.operation() + " " + request.digest()).isEqualTo(stored.getValue());
  }

  @Test
  void every_kind_of_change_has_its_stored_text() {
    assertThat(STORED.keySet().stream().<Class<?>>map(SubscriptionChange::getClass))
        .containsExactlyInAnyOrder(
            Stream.of(SubscriptionChange.class.getPermittedSubclasses()).toArray(Class<?>[]::new));
  }

  @Test
  void a_request_of_another_value_or_by_somebody_else_is_another_one() {
    AccountId ada = new AccountId(UUID.fromString("019a0000-0000-7000-8000-000000000004"));
    assertThat(
            List.of(
                by(new Actor.Task("shop")).of(new AddSeats(KEY, 5)),
                by(new Actor.Task("shop")).of(new AddSeats(KEY, 6)),
                by(new Actor.Task("desk")).of(new AddSeats(KEY, 5)),
                by(new Actor.Person(ada)).of(new AddSeats(KEY, 5))))
        .extracting(Request::digest)
        .doesNotHaveDuplicates();
  }

  private static ChangeRequest by(Actor actor) {
    return new ChangeRequest(
        actor,
        OrganizationId.parse("019a0000-0000-7000-8000-000000000001"),
        SubscriptionId.parse("019a0000-0000-7000-8000-000000000002"),
        IdempotencyKey.of("order-17"));
  }
}
