package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.check.AccountEntitlements;
import io.entitlements.check.CheckPolicy;
import io.entitlements.check.CheckPolicy.WithoutNews;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.error.StorageException;
import io.entitlements.type.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Checks on a node that hears no news, with the store and without it. */
public abstract class UnconfirmedCheckContract extends KeptCheckWorld {

  /** For subclasses. */
  protected UnconfirmedCheckContract() {}

  @Test
  void without_news_the_store_is_asked_after_the_stated_time_and_not_before() {
    check(ada);
    asked.reads();
    world().pass(UNCONFIRMED_FOR.minusMillis(1));
    check(ada);
    assertThat(asked.reads()).isZero();
    world().pass(Duration.ofMillis(1));
    check(ada);
    assertThat(asked.reads()).isPositive();
    node.hear();
    asked.reads();
    check(ada);
    assertThat(asked.reads()).isZero();
  }

  @Test
  void without_news_and_without_the_store_a_check_fails() {
    check(ada);
    asked.isDown(true);
    assertThat(check(ada).isAllowed()).isTrue();
    world().pass(UNCONFIRMED_FOR);
    assertThatThrownBy(() -> check(ada)).isInstanceOf(StorageException.class);
    asked.isDown(false);
    assertThat(check(ada).isAllowed()).isTrue();
  }

  @Test
  void without_news_and_without_the_store_work_can_be_looked_at_where_the_vendor_wants_it() {
    node = Node.of(world().nodeWith(CheckPolicy.DEFAULT.withWithoutNews(WithoutNews.READ_ONLY)));
    Decision known = check(ada);
    AccountId admin = district.administrator();
    check(admin);
    asked.isDown(true);
    world().pass(UNCONFIRMED_FOR);
    assertThat(check(ada))
        .isEqualTo(
            new Decision(
                AccessLevel.READ_ONLY, Reason.UNCONFIRMED, known.source(), known.validUntil()));
    assertThat(check(admin)).isEqualTo(Decision.none(Reason.NO_SEAT));
    AccountId notAskedBefore = new AccountId(new UUID(0, 1));
    assertThatThrownBy(() -> check(notAskedBefore)).isInstanceOf(StorageException.class);
    asked.isDown(false);
    node.hear();
    assertThat(check(ada)).isEqualTo(known);
  }

  @Test
  void a_load_that_fails_is_not_kept() {
    asked.isDown(true);
    assertThatThrownBy(() -> check(ada)).isInstanceOf(StorageException.class);
    asked.isDown(false);
    assertThat(check(ada).isAllowed()).isTrue();
  }

  @Test
  void what_is_known_last_goes_on_with_time() {
    District other = world().district(district.administrator(), "Another School", "plus", 5);
    AccountId carl = other.seated("carl@school.example");
    node = Node.of(world().nodeWith(CheckPolicy.DEFAULT.withWithoutNews(WithoutNews.READ_ONLY)));
    AccountEntitlements view = node.engine().of(carl);
    assertThat(node.engine().check(carl, Given.PLUS).reason()).isEqualTo(Reason.ENTITLED);
    Instant end = other.key().key().newest().term().endsAt();
    asked.isDown(true);

    world().moveTo(end.minusMillis(1));
    expectLastKnown(carl, AccessLevel.READ_ONLY, Reason.UNCONFIRMED);
    AccountEntitlements lastKnown = node.engine().of(carl);
    world().moveTo(end);
    expectLastKnown(carl, AccessLevel.READ_ONLY, Reason.UNCONFIRMED);
    assertThat(view.check(Given.PLUS).reason()).isEqualTo(Reason.IN_GRACE);
    assertThat(lastKnown.check(Given.PLUS).reason()).isEqualTo(Reason.UNCONFIRMED);

    world().moveTo(view.check(Given.PLUS).validUntil());
    expectLastKnown(carl, AccessLevel.BASIC, Reason.EXPIRED);
    assertThat(lastKnown.check(Given.PLUS).reason()).isEqualTo(Reason.EXPIRED);
  }

  private void expectLastKnown(AccountId account, AccessLevel level, Reason reason) {
    Decision decision = node.engine().check(account, Given.PLUS);
    assertThat(decision.level()).isEqualTo(level);
    assertThat(decision.reason()).isEqualTo(reason);
    assertThat(node.engine().of(account).check(Given.PLUS)).isEqualTo(decision);
    assertThat(node.engine().check(List.of(account), Given.PLUS))
        .containsExactly(entry(account, decision));
  }

  @Test
  void of_a_page_of_people_all_have_to_be_known() {
    node = Node.of(world().nodeWith(CheckPolicy.DEFAULT.withWithoutNews(WithoutNews.READ_ONLY)));
    check(ada);
    asked.isDown(true);
    world().pass(UNCONFIRMED_FOR);
    AccountId notAskedBefore = new AccountId(new UUID(0, 1));
    assertThatThrownBy(() -> node.engine().check(List.of(ada, notAskedBefore), Given.NOTEBOOK))
        .isInstanceOf(StorageException.class);
  }
}
