package io.entitlements.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.lease.LeasesOf;
import io.entitlements.lease.Revocation;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.RevocationStore} promises. */
public abstract class RevocationStoreContract extends StoreContract {

  private static final Instant REACH = Instant.parse("2026-03-02T10:00:00Z");

  /** For subclasses. */
  protected RevocationStoreContract() {}

  @Test
  void store_without_revocations_has_the_number_zero() {
    assertThat(number()).isZero();
    assertThat(list(work -> work.revocations().after(Instant.EPOCH))).isEmpty();
    assertThat(find(work -> work.revocations().latest(List.of(account())))).isEmpty();
    assertThat(find(work -> work.revocations().latest(List.of()))).isEmpty();
  }

  @Test
  void revocation_of_every_kind_comes_back_as_it_was_put() {
    List<Revocation> all = new ArrayList<>();
    for (LeasesOf.Kind kind : LeasesOf.Kind.values()) {
      all.add(new Revocation(kind.of(Fixtures.id()), REACH));
    }
    all.forEach(this::put);

    assertThat(list(work -> work.revocations().after(REACH.minusSeconds(1))))
        .containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void one_identifier_of_two_kinds_is_revoked_for_the_one_that_was_meant() {
    UUID id = Fixtures.id();
    put(new Revocation(new LeasesOf.Device(new DeviceId(id)), REACH));

    LeasesOf same = new LeasesOf.Account(new AccountId(id));
    assertThat(find(work -> work.revocations().latest(List.of(same)))).isEmpty();
    put(new Revocation(same, REACH.plusSeconds(5)));
    assertThat(
            find(work -> work.revocations().latest(List.of(new LeasesOf.Device(new DeviceId(id))))))
        .contains(REACH);
  }

  @Test
  void of_two_revocations_of_the_same_leases_the_one_that_reaches_further_stays() {
    LeasesOf what = account();
    put(new Revocation(what, REACH));
    put(new Revocation(what, REACH.plusSeconds(1)));
    put(new Revocation(what, REACH.minusSeconds(1)));

    assertThat(list(work -> work.revocations().after(Instant.EPOCH)))
        .containsExactly(new Revocation(what, REACH.plusSeconds(1)));
  }

  @Test
  void revocations_are_given_that_reach_further_than_an_instant_to_the_second() {
    put(new Revocation(account(), REACH));

    assertThat(list(work -> work.revocations().after(REACH.minusSeconds(1)))).hasSize(1);
    assertThat(list(work -> work.revocations().after(REACH))).isEmpty();
  }

  @Test
  void latest_is_the_furthest_reach_of_any_of_many() {
    List<LeasesOf> many = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      LeasesOf one = account();
      many.add(one);
      put(new Revocation(one, REACH.plusSeconds(i == 13 ? 100 : i)));
    }
    put(new Revocation(account(), REACH.plusSeconds(1000)));

    assertThat(find(work -> work.revocations().latest(many))).contains(REACH.plusSeconds(100));
    assertThat(find(work -> work.revocations().latest(many.subList(18, 20))))
        .contains(REACH.plusSeconds(19));
  }

  @Test
  void number_grows_with_every_change_also_with_one_that_reaches_no_further() {
    LeasesOf what = account();
    put(new Revocation(what, REACH));
    assertThat(number()).isEqualTo(1);
    put(new Revocation(what, REACH));
    assertThat(number()).isEqualTo(2);
  }

  @Test
  void revocation_rolled_back_leaves_neither_row_nor_number() {
    put(new Revocation(account(), REACH));
    assertThatThrownBy(
            () ->
                change(
                    work -> {
                      work.revocations().put(new Revocation(account(), REACH));
                      throw new IllegalStateException("given up");
                    }))
        .hasMessage("given up");

    assertThat(number()).isEqualTo(1);
    assertThat(list(work -> work.revocations().after(Instant.EPOCH))).hasSize(1);
  }

  @RepeatedTest(3)
  void racing_first_revocations_all_count_and_each_takes_a_number_of_its_own() {
    LeasesOf shared = account();
    List<Long> numbers =
        Race.run(
            8,
            thread ->
                write(
                    work -> {
                      work.revocations().put(new Revocation(shared, REACH.plusSeconds(thread)));
                      return work.revocations().number();
                    }));

    assertThat(numbers).doesNotHaveDuplicates();
    assertThat(number()).isEqualTo(8);
    assertThat(find(work -> work.revocations().latest(List.of(shared))))
        .contains(REACH.plusSeconds(7));
  }

  private void put(Revocation revocation) {
    change(work -> work.revocations().put(revocation));
  }

  private long number() {
    return read(work -> work.revocations().number());
  }

  private static LeasesOf account() {
    return new LeasesOf.Account(new AccountId(Fixtures.id()));
  }
}
