package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Domain;
import io.entitlements.account.DomainRefusal;
import io.entitlements.account.DomainRefusal.Why;
import io.entitlements.event.OrganizationEvent.DomainLost;
import io.entitlements.event.OrganizationEvent.DomainVerified;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Proving domains, and losing them to who proves them later. */
public abstract class DomainProofContract extends DomainSteps {

  /** For subclasses. */
  protected DomainProofContract() {}

  @Test
  void a_domain_whose_record_is_found_is_verified_once() {
    publish(added(first(), SCHOOL), added(first(), OTHER), added(second(), SCHOOL));
    world().pass(Duration.ofMinutes(3));
    Domain verified = verify(first(), SCHOOL).orElseThrow();
    assertThat(verified.verifiedAt()).contains(world().instant());
    assertThat(verified.isPublished()).isTrue();
    assertThat(list(first())).contains(verified).filteredOn(Domain::isVerified).hasSize(1);
    assertThat(holder(SCHOOL)).isEqualTo(Optional.of(first().organization()));
    assertThat(holder(OTHER)).isEmpty();
    Revision before = revision(first());
    world().pass(Duration.ofDays(1));
    Domain again = verify(first(), SCHOOL).orElseThrow();
    assertThat(again).isEqualTo(verified.withLook(world().instant(), true));
    assertThat(revision(first())).isEqualTo(before);
    assertThat(events(first())).filteredOn(DomainVerified.class::isInstance).hasSize(1);
  }

  @Test
  void the_domain_of_an_address_is_the_verified_one_itself() {
    publish(added(first(), SCHOOL));
    verify(first(), SCHOOL).orElseThrow();
    assertThat(holder("ada@SCHOOL.example")).contains(first().organization());
    assertThat(holder("ada@pupils.school.example")).isEmpty();
    assertThat(holder("ada@example.org")).isEmpty();
    assertThat(holder("ada@10.0.0.1")).isEmpty();
  }

  @Test
  void a_record_that_is_not_there_or_another_ones_verifies_nothing() {
    Domain one = added(first(), SCHOOL);
    Domain two = added(second(), SCHOOL);
    assertThat(verify(first(), SCHOOL)).isEqualTo(Outcome.refused(Why.RECORD_NOT_FOUND));
    assertThat(list(first())).containsExactly(one.withLook(Given.NOW, false));
    String value = domains().toPublish(one).value();
    for (String wrong : List.of("", value + "x", value.toUpperCase(Locale.ROOT), one.token())) {
      publish(wrong, "v=spf1 -all");
      assertThat(verify(first(), SCHOOL)).isEqualTo(Outcome.refused(Why.RECORD_NOT_FOUND));
    }
    publish(two);
    assertThat(verify(first(), SCHOOL)).isEqualTo(Outcome.refused(Why.RECORD_NOT_FOUND));
    publish("v=spf1 -all", " " + value + " ");
    assertThat(verify(first(), SCHOOL)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void a_verified_domain_stays_so_without_its_record_and_says_when_it_was_last_there() {
    publish(added(first(), SCHOOL));
    Domain verified = verify(first(), SCHOOL).orElseThrow();
    publish(new Domain[0]);
    world().pass(Duration.ofDays(30));
    assertThat(verify(first(), SCHOOL)).isEqualTo(Outcome.refused(Why.RECORD_NOT_FOUND));
    Domain now = list(first()).get(0);
    assertThat(now).isEqualTo(verified.withLook(world().instant(), false));
    assertThat(now.isVerified()).isTrue();
    assertThat(now.isPublished()).isFalse();
    assertThat(now.seenAt()).contains(Given.NOW);
    assertThat(holder(SCHOOL)).contains(first().organization());
  }

  @Test
  void while_the_record_of_who_verified_it_first_is_there_nobody_else_verifies_it() {
    publish(added(first(), SCHOOL), added(second(), SCHOOL));
    verify(first(), SCHOOL).orElseThrow();
    Revision before = revision(first());
    assertThat(verify(second(), SCHOOL)).isEqualTo(Outcome.refused(Why.VERIFIED_BY_ANOTHER));
    assertThat(list(second()).get(0).isPublished()).isTrue();
    assertThat(list(second()).get(0).isVerified()).isFalse();
    assertThat(holder(SCHOOL)).contains(first().organization());
    assertThat(revision(first())).isEqualTo(before);
    remove(first(), SCHOOL).orElseThrow();
    verify(second(), SCHOOL).orElseThrow();
    assertThat(holder(SCHOOL)).contains(second().organization());
  }

  @Test
  void a_domain_whose_record_has_given_way_to_another_ones_passes_to_that_organization() {
    publish(added(first(), SCHOOL));
    Domain verified = verify(first(), SCHOOL).orElseThrow();
    publish(added(second(), SCHOOL));
    world().pass(Duration.ofSeconds(1));
    verify(second(), SCHOOL).orElseThrow();
    assertThat(holder(SCHOOL)).contains(second().organization());
    assertThat(list(first())).containsExactly(verified.withVerified(Optional.empty()));
    assertThat(events(first())).endsWith(new DomainLost(first().organization(), SCHOOL));
    assertThat(events(second())).endsWith(new DomainVerified(second().organization(), SCHOOL));
    assertThat(verify(first(), SCHOOL)).isEqualTo(Outcome.refused(Why.RECORD_NOT_FOUND));
    assertThat(recorded(first()).get(recorded(first()).size() - 1).actor())
        .as("the other's history does not tell who")
        .isEqualTo(new Actor.Task("domain-verification"));
    publish(verified);
    world().pass(Duration.ofSeconds(1));
    verify(first(), SCHOOL).orElseThrow();
    assertThat(holder(SCHOOL)).contains(first().organization());
  }

  @Test
  void a_domain_that_is_removed_or_added_anew_while_the_dns_is_asked_is_not_verified() {
    Domain domain = added(first(), SCHOOL);
    String value = domains().toPublish(domain).value();
    world()
        .dns(
            name -> {
              remove(first(), SCHOOL).orElseThrow();
              return List.of(value);
            });
    assertThat(verify(first(), SCHOOL)).isEqualTo(Outcome.refused(Why.UNKNOWN_DOMAIN));
    Domain again = added(first(), SCHOOL);
    String next = domains().toPublish(again).value();
    world()
        .dns(
            name -> {
              remove(first(), SCHOOL).orElseThrow();
              added(first(), SCHOOL);
              return List.of(next);
            });
    assertThat(verify(first(), SCHOOL)).isEqualTo(Outcome.refused(Why.UNKNOWN_DOMAIN));
    assertThat(list(first())).hasSize(1).noneMatch(Domain::isVerified);
    assertThat(holder(SCHOOL)).isEmpty();
  }

  @Test
  void a_slow_answer_takes_no_domain_from_who_has_proved_it_since() {
    Domain slow = added(second(), SCHOOL);
    Domain quick = added(first(), SCHOOL);
    String late = domains().toPublish(slow).value();
    world()
        .dns(
            name -> {
              world().dns(any -> List.of(domains().toPublish(quick).value()));
              world().pass(Duration.ofSeconds(5));
              verify(first(), SCHOOL).orElseThrow();
              return List.of(late);
            });
    assertThat(verify(second(), SCHOOL)).isEqualTo(Outcome.refused(Why.VERIFIED_BY_ANOTHER));
    assertThat(holder(SCHOOL)).contains(first().organization());
    assertThat(events(first())).doesNotContain(new DomainLost(first().organization(), SCHOOL));
  }

  @Test
  void whoever_is_no_administrator_any_more_takes_no_domain_from_anybody() {
    publish(added(first(), SCHOOL));
    verify(first(), SCHOOL).orElseThrow();
    AccountId other = world().activeAccount("other@school.example");
    second().administered(other);
    String value = domains().toPublish(added(second(), SCHOOL)).value();
    world().pass(Duration.ofSeconds(1));
    world()
        .dns(
            name -> {
              world().engine().memberships().leave(other, second().organization(), key());
              return List.of(value);
            });
    assertThat(domains().verify(other, second().organization(), SCHOOL, key()))
        .isEqualTo(Outcome.refused(Why.NOT_PERMITTED));
    assertThat(holder(SCHOOL)).contains(first().organization());
  }

  @Test
  void whoever_is_no_administrator_any_more_when_the_dns_answers_verifies_nothing() {
    AccountId other = world().activeAccount("other@school.example");
    first().administered(other);
    Domain domain = added(first(), SCHOOL);
    publish(domain);
    String value = domains().toPublish(domain).value();
    world()
        .dns(
            name -> {
              world().engine().memberships().leave(other, first().organization(), key());
              return List.of(value);
            });
    assertThat(domains().verify(other, first().organization(), SCHOOL, key()))
        .isEqualTo(Outcome.refused(Why.NOT_PERMITTED));
    assertThat(holder(SCHOOL)).isEmpty();
  }

  @RepeatedTest(3)
  void of_two_organizations_that_verify_one_domain_at_once_one_wins_and_two_clicks_are_one() {
    publish(added(first(), SCHOOL), added(second(), SCHOOL));
    List<Outcome<Domain, DomainRefusal>> answers =
        Race.run(6, thread -> verify(thread % 2 == 0 ? first() : second(), SCHOOL));
    assertThat(answers).filteredOn(Outcome.Done.class::isInstance).hasSize(3);
    assertThat(answers)
        .filteredOn(Outcome.Refused.class::isInstance)
        .containsOnly(Outcome.refused(Why.VERIFIED_BY_ANOTHER));
    long verified =
        List.of(first(), second()).stream()
            .flatMap(each -> events(each).stream())
            .filter(DomainVerified.class::isInstance)
            .count();
    assertThat(verified).isEqualTo(1);
    assertThat(events(first())).doesNotContain(new DomainLost(first().organization(), SCHOOL));
    assertThat(events(second())).doesNotContain(new DomainLost(second().organization(), SCHOOL));
  }

  @RepeatedTest(3)
  void of_verifying_removing_and_closing_at_once_no_closed_or_removed_domain_stays_verified() {
    publish(added(first(), SCHOOL), added(second(), SCHOOL));
    verify(first(), SCHOOL).orElseThrow();
    publish(list(second()).get(0));
    Race.run(
        4,
        thread ->
            switch (thread) {
              case 0 -> verify(second(), SCHOOL);
              case 1 -> verify(first(), SCHOOL);
              case 2 -> remove(second(), SCHOOL);
              default -> close(first());
            });
    assertThat(list(first())).isEmpty();
    assertThat(list(second())).isEmpty();
    assertThat(holder(SCHOOL)).isEmpty();
  }
}
