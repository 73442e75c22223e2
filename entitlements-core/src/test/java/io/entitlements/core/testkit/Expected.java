package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.check.Consistency;
import io.entitlements.check.Decision;
import io.entitlements.type.AccountId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What has to be answered after a change, as long as nobody changes the same again.
 *
 * @param revision the change's
 * @param answers what is right of whom
 */
record Expected(Revision revision, Map<AccountId, Predicate<Decision>> answers) {

  static Expected after(Outcome<?, ?> made, Map<AccountId, Predicate<Decision>> answers) {
    assertThat(made).isInstanceOf(Outcome.Done.class);
    return new Expected(((Outcome.Done<?, ?>) made).revision(), answers);
  }

  void plainlyOn(Node node, String why) {
    answers.forEach(
        (account, right) ->
            assertThat(node.engine().check(account, Given.NOTEBOOK)).as(why).matches(right));
  }

  void atItsRevisionOn(Node node, String why) {
    Consistency after = Consistency.atLeast(revision);
    answers.forEach(
        (account, right) ->
            assertThat(node.engine().check(account, Given.NOTEBOOK, after)).as(why).matches(right));
  }
}
