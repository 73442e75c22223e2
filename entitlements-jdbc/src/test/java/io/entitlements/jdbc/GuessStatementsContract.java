package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Source;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.claim.ClaimLimits;
import io.entitlements.claim.ClaimRefusal;
import io.entitlements.claim.ClaimRefusal.TooManyAttempts;
import io.entitlements.claim.ClaimRefusal.Why;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrderNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whoever types a serial number cannot tell by the work of the database whether there is such a
 * display, and whose it is.
 */
abstract class GuessStatementsContract extends RecordedClaims {

  private static final int GUESSES = ClaimLimits.DEFAULT.perAccount().burst();

  private int schools;

  GuessStatementsContract(TestServer server) {
    super(server);
  }

  @BeforeEach
  final void sell() {
    sell("FREE", 2, 1);
    sell("CANCELLED", 2, 3);
    engine().purchaseOrders().cancel(new OrderNumber("CANCELLED"), 2);
    sell("CLAIMED", 200, 3);
    School other = school(++schools);
    engine()
        .claims()
        .submit(
            ClaimDraft.byLink("CLAIMED", other.id()),
            other.administrator(),
            Optional.empty(),
            IdempotencyKey.of("other"))
        .orElseThrow();
    sell("PARTLY", 2, 3);
    submit(ClaimDraft.byLink("PARTLY", other.id()).withBundles(Set.of(1)), other, 0);
    // So that no connection is new to anybody.
    statementsOf(school -> ClaimDraft.byHand("UNKNOWN0", 2, school.id()));
  }

  @Test
  void wrong_serials_take_the_same_statements_from_the_first_to_the_one_that_is_limited() {
    List<List<String>> unknown =
        statementsOf(school -> ClaimDraft.byHand("UNKNOWN0", 2, school.id()));

    assertThat(unknown).hasSize(GUESSES + 2).allSatisfy(it -> assertThat(it).isNotEmpty());
    for (String serial : List.of("CLAIMED00000", "CLA1MED00199", "CANCELLED00001")) {
      int displays = serial.startsWith("CLA") ? 200 : 2;
      assertThat(statementsOf(school -> ClaimDraft.byHand(serial, displays, school.id())))
          .as(serial)
          .isEqualTo(unknown);
    }
    assertThat(statementsOf(school -> ClaimDraft.byHand("FREE00001", 3, school.id())))
        .as("another number of displays")
        .isEqualTo(unknown);
    assertThat(
            statementsOf(
                school -> ClaimDraft.byHand("PARTLY00001", 2, school.id()).withBundles(Set.of(1))))
        .as("another bundle is free")
        .isEqualTo(unknown);
  }

  @Test
  void a_right_serial_takes_the_same_statements_as_a_wrong_one_once_it_is_limited() {
    School school = school(++schools);
    for (int i = 0; i < GUESSES; i++) {
      assertThat(review(ClaimDraft.byHand("UNKNOWN0", 2, school.id()), school))
          .isEqualTo(Why.NOT_FOUND);
    }
    statements();
    assertThat(review(ClaimDraft.byHand("UNKNOWN0", 2, school.id()), school))
        .isInstanceOf(TooManyAttempts.class);
    List<String> wrong = statements();
    assertThat(review(ClaimDraft.byHand("FREE00001", 2, school.id()), school))
        .isInstanceOf(TooManyAttempts.class);
    assertThat(statements()).isEqualTo(wrong);
  }

  /** Of the guesses of somebody new, until they are limited; each is reviewed or submitted. */
  private List<List<String>> statementsOf(Function<School, ClaimDraft> wrong) {
    School school = school(++schools);
    ClaimDraft draft = wrong.apply(school);
    List<List<String>> statements = new ArrayList<>();
    statements();
    for (int i = 0; i < GUESSES; i++) {
      Object refusal = i % 2 == 0 ? submit(draft, school, i) : review(draft, school);
      assertThat(refusal).isEqualTo(Why.NOT_FOUND);
      statements.add(statements());
    }
    assertThat(review(draft, school)).isInstanceOf(TooManyAttempts.class);
    statements.add(statements());
    assertThat(submit(draft, school, GUESSES)).isInstanceOf(TooManyAttempts.class);
    statements.add(statements());
    return statements;
  }

  private Object submit(ClaimDraft draft, School school, int request) {
    return engine()
        .claims()
        .submit(draft, school.administrator(), source(), IdempotencyKey.of("guess-" + request))
        .<Object>fold(done -> "done", (ClaimRefusal refusal) -> refusal);
  }

  private Object review(ClaimDraft draft, School school) {
    return engine()
        .claims()
        .review(draft, school.administrator(), source())
        .<Object>fold(done -> "done", (ClaimRefusal refusal) -> refusal);
  }

  /** Each person's own, so that none uses up another's. */
  private Optional<Source> source() {
    return Optional.of(new Source("192.0.2." + schools));
  }
}
