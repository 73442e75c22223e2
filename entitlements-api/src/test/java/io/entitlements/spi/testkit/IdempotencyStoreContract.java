package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.FAR_AHEAD;
import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.spi.IdempotencyRecord;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Revision;
import io.entitlements.type.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.IdempotencyStore} promises. */
public abstract class IdempotencyStoreContract extends StoreContract {

  private static final IdempotencyKey KEY = IdempotencyKey.of("request-1");

  /** For subclasses. */
  protected IdempotencyStoreContract() {}

  @Test
  void answer_of_each_kind_of_scope_is_found_with_every_field() {
    List<Scope> scopes =
        List.of(
            write(Given::accountId),
            write(Given::organization).id(),
            write(work -> Given.order(work)).id());
    for (Scope scope : scopes) {
      assertRoundTrip(
          new IdempotencyRecord(
              IdempotencyKey.of("~".repeat(IdempotencyKey.MAX_LENGTH)),
              "h".repeat(64),
              Fixtures.text(400),
              new Revision(scope, Long.MAX_VALUE),
              FAR_AHEAD));
      assertRoundTrip(new IdempotencyRecord(KEY, "", "", new Revision(scope, 1), NOW));
    }
  }

  @Test
  void request_that_was_not_done_before_has_no_answer() {
    Scope scope = write(Given::accountId);

    assertThat(find(scope, KEY)).isEmpty();
  }

  @Test
  void answers_of_scopes_are_apart() {
    Scope one = write(Given::accountId);
    Scope other = write(Given::accountId);
    assertRoundTrip(answer(one, KEY, "first"));

    assertThat(find(other, KEY)).isEmpty();
    assertRoundTrip(answer(other, KEY, "second"));
    assertThat(find(one, KEY)).contains(answer(one, KEY, "first"));
  }

  @Test
  void keys_that_differ_by_case_are_two() {
    Scope scope = write(Given::accountId);

    assertRoundTrip(answer(scope, IdempotencyKey.of("key"), "lower"));
    assertRoundTrip(answer(scope, IdempotencyKey.of("KEY"), "upper"));
    assertThat(find(scope, IdempotencyKey.of("Key"))).isEmpty();
  }

  @RepeatedTest(10)
  void racing_transactions_with_one_key_all_give_the_answer_of_the_one_that_committed() {
    Scope scope = write(Given::accountId);

    List<IdempotencyRecord> answers =
        Race.run(4, thread -> write(work -> answered(work, scope, "by " + thread)));

    assertOneWasDone(scope, answers);
  }

  @RepeatedTest(10)
  void racing_transactions_that_also_append_events_append_them_once() {
    Scope scope = write(Given::accountId);

    List<IdempotencyRecord> answers =
        Race.run(
            4,
            thread ->
                write(
                    work -> {
                      IdempotencyRecord answer = answered(work, scope, "by " + thread);
                      if (answer.result().equals("by " + thread)) {
                        work.events().append(scope, List.of(Fixtures.event("{}")));
                      }
                      return answer;
                    }));

    assertOneWasDone(scope, answers);
    assertThat(read(work -> work.events().revision(scope)).number()).isEqualTo(1);
  }

  /** Answers as before, or does what is asked: one job. */
  private static IdempotencyRecord answered(UnitOfWork work, Scope scope, String result) {
    return work.idempotency()
        .find(scope, KEY)
        .orElseGet(
            () -> {
              work.jobs().insert(Fixtures.job(scope, NOW));
              IdempotencyRecord answer = answer(scope, KEY, result);
              work.idempotency().insert(answer);
              return answer;
            });
  }

  private void assertOneWasDone(Scope scope, List<IdempotencyRecord> answers) {
    assertThat(new HashSet<>(answers)).hasSize(1);
    assertThat(find(scope, KEY)).contains(answers.get(0));
    assertThat(lease(NOW, NOW.plusMillis(1), 10)).hasSize(1);
  }

  private static IdempotencyRecord answer(Scope scope, IdempotencyKey key, String result) {
    return new IdempotencyRecord(key, "hash", result, new Revision(scope, 1), NOW);
  }

  private void assertRoundTrip(IdempotencyRecord answer) {
    change(work -> work.idempotency().insert(answer));

    assertThat(find(answer.revision().scope(), answer.key())).contains(answer);
  }

  private Optional<IdempotencyRecord> find(Scope scope, IdempotencyKey key) {
    return read(work -> work.idempotency().find(scope, key));
  }
}
