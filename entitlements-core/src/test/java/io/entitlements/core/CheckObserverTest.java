package io.entitlements.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.catalog.FeatureId;
import io.entitlements.check.AccountEntitlements;
import io.entitlements.check.CheckObserver;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.error.StorageException;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an observer is told of checks. */
class CheckObserverTest {

  private static final AccountId NOBODY = new AccountId(new UUID(0, 1));

  @TempDir Path folder;

  private final Noted noted = new Noted();
  private CheckedSchool school;

  @BeforeEach
  void openSchool() {
    school = new CheckedSchool(folder, noted);
    school.follow();
  }

  @Test
  void a_miss_is_a_load_and_a_decision_of_the_store_and_a_hit_a_decision_of_memory() {
    school.storeTakes(Duration.ofMillis(7));
    check(school.teacher());
    check(school.teacher());
    assertThat(noted.words)
        .containsExactly("loaded 1 in PT0.007S", "ENTITLED by store", "ENTITLED by memory");
  }

  @Test
  void a_refusal_is_told_with_its_reason() {
    check(school.administrator());
    check(NOBODY);
    check(NOBODY);
    assertThat(noted.decisions())
        .containsExactly(
            "NO_SEAT by store", "UNKNOWN_ACCOUNT by store", "UNKNOWN_ACCOUNT by memory");
  }

  @Test
  void an_unknown_feature_asks_nobody() {
    school.engine().check(NOBODY, FeatureId.of("suite/flying"));
    assertThat(noted.words).containsExactly("UNKNOWN_FEATURE by memory");
  }

  @Test
  void a_computer_is_told_of_as_a_person_is() {
    DeviceId device = new DeviceId(new UUID(7, 1));
    school.engine().check(device, CheckedSchool.NOTEBOOK);
    school.engine().check(device, CheckedSchool.NOTEBOOK);
    assertThat(noted.decisions()).containsExactly("NO_SEAT by store", "NO_SEAT by memory");
  }

  @Test
  void a_page_is_one_load_and_a_decision_for_each_person() {
    check(school.teacher());
    noted.words.clear();
    school
        .engine()
        .check(List.of(NOBODY, school.teacher(), school.administrator()), CheckedSchool.NOTEBOOK);
    assertThat(noted.words)
        .containsExactly(
            "loaded 2 in PT0S",
            "UNKNOWN_ACCOUNT by store",
            "ENTITLED by memory",
            "NO_SEAT by store");
  }

  @Test
  void a_page_about_an_unknown_feature_asks_nobody() {
    school.engine().check(List.of(NOBODY), FeatureId.of("suite/flying"));
    assertThat(noted.words).containsExactly("UNKNOWN_FEATURE by memory");
  }

  @Test
  void what_is_asked_of_a_persons_facts_is_told_and_a_list_is_not() {
    AccountEntitlements loaded = school.engine().of(school.teacher());
    AccountEntitlements atHand = school.engine().of(school.teacher());
    assertThat(noted.words).containsExactly("loaded 1 in PT0S");
    loaded.check(CheckedSchool.NOTEBOOK);
    atHand.check(CheckedSchool.NOTEBOOK);
    assertThat(noted.decisions()).containsExactly("ENTITLED by store", "ENTITLED by memory");
    noted.words.clear();
    assertThat(atHand.checkAll()).isNotEmpty();
    assertThat(school.engine().checkAll(school.teacher())).isNotEmpty();
    assertThat(noted.words).isEmpty();
  }

  @Test
  void explanations_and_past_checks_are_not_told_of() {
    school.engine().explain(school.teacher(), CheckedSchool.NOTEBOOK);
    school
        .engine()
        .asOf(school.instant(), school.instant())
        .check(school.teacher(), CheckedSchool.NOTEBOOK);
    assertThat(noted.words).isEmpty();
  }

  @Test
  void a_store_that_fails_is_told_of_and_gives_no_decision() {
    school.storeIsDown(true);
    assertThatThrownBy(() -> check(school.teacher())).isInstanceOf(StorageException.class);
    assertThatThrownBy(
            () -> school.engine().check(List.of(school.teacher()), CheckedSchool.NOTEBOOK))
        .isInstanceOf(StorageException.class);
    assertThat(noted.words).containsExactly("failed", "failed");
  }

  @Test
  void a_clock_set_back_while_the_store_answers_gives_no_negative_time() {
    school.storeTakes(Duration.ofSeconds(-3));
    check(school.teacher());
    assertThat(noted.words).first().isEqualTo("loaded 1 in PT0S");
  }

  @Test
  void what_is_kept_is_counted() {
    assertThat(school.engine().keptChecks()).isEqualTo(new KeptChecks(0, 0));
    check(school.teacher());
    check(NOBODY);
    school.engine().check(new DeviceId(new UUID(7, 1)), CheckedSchool.NOTEBOOK);
    assertThat(school.engine().keptChecks()).isEqualTo(new KeptChecks(2, 1));
  }

  private Decision check(AccountId account) {
    return school.engine().check(account, CheckedSchool.NOTEBOOK);
  }

  private static final class Noted implements CheckObserver {

    private final List<String> words = new ArrayList<>();

    List<String> decisions() {
      return words.stream().filter(word -> word.contains(" by ")).toList();
    }

    @Override
    public void decided(Decision decision, boolean fromMemory) {
      Reason reason = decision.reason();
      words.add(reason + (fromMemory ? " by memory" : " by store"));
    }

    @Override
    public void loaded(int holders, Duration took) {
      words.add("loaded " + holders + " in " + took);
    }

    @Override
    public void loadFailed() {
      words.add("failed");
    }
  }
}
