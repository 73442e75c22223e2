package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.ClaimDraft;
import io.entitlements.type.IdempotencyKey;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a claim costs from end to end, statement by statement. */
abstract class ClaimStatementsContract extends RecordedClaims {

  /** What is only a claim's: its proof, its order, itself. */
  private static final Pattern OF_CLAIMS =
      Pattern.compile("\\b(purchase_order|order_bundle|display|claim|claim_bundle)\\b");

  private static final List<String> KNOWN =
      List.of(
          "select o.id, o.number",
          "update order_bundle set claim_organization_id",
          "insert into claim (",
          "insert into claim_bundle (",
          "select c.organization_id, c.id",
          "update claim set outcome");

  /** The job's lease, the keys of three bundles in one subscription, the job's end, the event. */
  private static final int FULFILLING = 89;

  // JUnit sets it before each test.
  @SuppressWarnings("NullAway.Init")
  private School school;

  ClaimStatementsContract(TestServer server) {
    super(server);
  }

  /**
   * What a claim cost.
   *
   * @param own the beginnings of the statements that are a claim's own
   * @param submitting how many there were of all until it was submitted
   * @param fulfilling how many there were of all until it was fulfilled then
   */
  private record Cost(List<String> own, int submitting, int fulfilling) {}

  @BeforeEach
  final void sell() {
    school = school(1);
    sell("D", 10_000, 3);
  }

  @Test
  void claim_by_link_of_an_order_of_10000_displays_takes_six_statements_of_its_own() {
    assertSixOfItsOwn(ClaimDraft.byLink("D", school.id()), 15);
  }

  @Test
  void claim_by_hand_takes_the_same_six_and_counts_the_guess_in_the_same_transaction() {
    assertSixOfItsOwn(ClaimDraft.byHand("D00007", 10_000, school.id()), 26);
  }

  private void assertSixOfItsOwn(ClaimDraft draft, int submitting) {
    Cost cost = cost(draft);

    assertThat(cost.own())
        .containsExactly(
            "select o.id, o.number", // the order of the link or display, locked
            "update order_bundle set claim_organization_id", // marks the bundles
            "insert into claim (", // the claim
            "insert into claim_bundle (", // what was claimed, in one batch
            "select c.organization_id, c.id", // the claim, when it is fulfilled
            "update claim set outcome"); // marks it as fulfilled
    assertThat(cost.submitting()).isEqualTo(submitting + moreFor(2));
    assertThat(cost.fulfilling()).isEqualTo(FULFILLING + moreFor(1));
  }

  /** MariaDB says in another statement what a revision has become. */
  private int moreFor(int revisions) {
    return isA("mariadb") ? revisions : 0;
  }

  private Cost cost(ClaimDraft draft) {
    statements();
    engine()
        .claims()
        .submit(draft, school.administrator(), Optional.empty(), IdempotencyKey.of("claim"))
        .orElseThrow();
    List<String> submitting = statements();
    engine().jobs().runDue(1);
    List<String> fulfilling = statements();
    return new Cost(
        Stream.concat(submitting.stream(), fulfilling.stream())
            .filter(ClaimStatementsContract::isOfClaim)
            .map(ClaimStatementsContract::beginning)
            .toList(),
        submitting.size(),
        fulfilling.size());
  }

  private static boolean isOfClaim(String statement) {
    return OF_CLAIMS.matcher(statement).find() && !statement.contains("revision");
  }

  /** As far as it is known here, or all of it. */
  private static String beginning(String statement) {
    return KNOWN.stream().filter(statement::startsWith).findFirst().orElse(statement);
  }
}
