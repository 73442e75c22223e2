package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.account.ClassCode;
import io.entitlements.account.ClassGroup;
import io.entitlements.account.ClassGroupRefusal;
import io.entitlements.type.AccountId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Limit;
import io.entitlements.type.Outcome;
import io.entitlements.type.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many codes somebody has made, and for how long they can hold. */
public abstract class ClassLimitContract extends WorldContract {

  private static final Limit CODES = new Limit(1_000, Duration.ofSeconds(30));

  // JUnit sets them before each test.
  @SuppressWarnings("NullAway.Init")
  private Classroom room;

  @SuppressWarnings("NullAway.Init")
  private ClassGroup choir;

  private int keys;

  /** For subclasses. */
  protected ClassLimitContract() {}

  @BeforeEach
  final void openClassroom() {
    room = Classroom.in(world(), 5);
    choir = room.free("Choir");
  }

  @Test
  void a_thousand_codes_are_made_at_once_and_one_more_in_half_a_minute() {
    ClassGroup archived = room.free("Band");
    room.archive(archived).orElseThrow();
    String code = room.code(choir);
    madeBy(room.teacher(), CODES.burst() - 2);
    Outcome<?, ?> refused = Outcome.refused(ClassGroupRefusal.TOO_MANY_CODES);

    assertThat(create(room.teacher())).isEqualTo(refused);
    assertThat(renew()).isEqualTo(refused);
    assertThat(room.groups().restore(room.teacher(), room.organization(), archived.id()))
        .isEqualTo(refused);
    assertThat(room.code(choir)).isEqualTo(code);
    assertThat(create(room.district().administrator()))
        .as("others")
        .isInstanceOf(Outcome.Done.class);
    world().pass(CODES.every().minusMillis(1));
    assertThat(renew()).isEqualTo(refused);
    world().pass(Duration.ofMillis(1));
    assertThat(renew()).isInstanceOf(Outcome.Done.class);
    assertThat(renew()).isEqualTo(refused);
  }

  @Test
  void an_end_that_no_store_can_keep_is_refused_by_name() {
    for (Instant end :
        List.of(
            Instant.MAX,
            Instant.MIN,
            TimeRange.LAST.plusMillis(1),
            TimeRange.FIRST.minusMillis(1))) {
      assertRefused(() -> expire(end));
      assertRefused(
          () ->
              room.groups()
                  .renewCode(
                      room.teacher(), room.organization(), choir.id(), Optional.of(end), key()));
    }
    for (Instant end : List.of(TimeRange.FIRST, TimeRange.LAST, TimeRange.LAST.plusNanos(1))) {
      assertThat(expire(end).orElseThrow().expiresAt())
          .contains(end.equals(TimeRange.FIRST) ? end : TimeRange.LAST);
    }
  }

  @Test
  void no_other_instant_that_a_store_cannot_keep_is_taken() {
    AccountId administrator = room.district().administrator();
    assertThatThrownBy(() -> world().engine().memberships().told(administrator, Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("until");
    assertThatThrownBy(() -> world().engine().catalogs().at(Instant.MIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("known");
    assertThatThrownBy(
            () ->
                world()
                    .engine()
                    .seats()
                    .overCapacity(
                        administrator,
                        room.organization(),
                        room.district().subscription(),
                        Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at ");
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expiresAt");
  }

  private Outcome<ClassCode, ClassGroupRefusal> expire(Instant end) {
    return room.groups()
        .expireCode(room.teacher(), room.organization(), choir.id(), Optional.of(end));
  }

  private Outcome<ClassGroup, ClassGroupRefusal> create(AccountId by) {
    return room.groups().create(by, room.organization(), "Another", Optional.empty(), key());
  }

  private Outcome<ClassCode, ClassGroupRefusal> renew() {
    return room.groups()
        .renewCode(room.teacher(), room.organization(), choir.id(), Optional.empty(), key());
  }

  /** As if somebody had made so many codes at this moment. */
  private void madeBy(AccountId account, int codes) {
    world()
        .storage()
        .write(
            store -> {
              for (int i = 0; i < codes; i++) {
                store.attempts().take("class-codes-by:" + account, world().instant(), CODES);
              }
              return account;
            });
  }

  private IdempotencyKey key() {
    keys++;
    return IdempotencyKey.of("limit-" + keys);
  }
}
