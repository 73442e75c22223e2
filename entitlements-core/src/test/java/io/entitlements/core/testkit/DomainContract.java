package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.Entitlements;
import io.entitlements.account.Domain;
import io.entitlements.account.DomainPolicy;
import io.entitlements.account.DomainRefusal;
import io.entitlements.account.DomainRefusal.TooManyLookUps;
import io.entitlements.account.DomainRefusal.Why;
import io.entitlements.account.TxtRecord;
import io.entitlements.event.OrganizationEvent.DomainAdded;
import io.entitlements.event.OrganizationEvent.DomainRemoved;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DomainName;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Limit;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Domains of organizations: adding and removing them, and what is said of them. */
public abstract class DomainContract extends DomainSteps {

  /** For subclasses. */
  protected DomainContract() {}

  @Test
  void a_domain_is_added_with_a_record_that_nobody_else_has() {
    Domain one = added(first(), SCHOOL);
    Domain two = added(second(), SCHOOL);
    TxtRecord record = domains().toPublish(one);
    assertThat(one).isEqualTo(Domain.added(one.organization(), SCHOOL, one.token(), Given.NOW));
    assertThat(record.name()).isEqualTo("_entitlements-challenge.school.example");
    assertThat(record.value()).isEqualTo("verification=" + one.token());
    assertThat(one.token()).hasSize(27).isNotEqualTo(two.token());
    assertThat(list(first())).containsExactly(one);
    assertThat(events(first())).containsExactly(new DomainAdded(first().organization(), SCHOOL));
    Revision before = revision(first());
    assertThat(added(first(), SCHOOL)).isEqualTo(one);
    assertThat(revision(first())).isEqualTo(before);
  }

  @Test
  void what_is_removed_and_added_again_has_another_record() {
    Domain before = added(first(), SCHOOL);
    publish(before);
    Domain verified = verify(first(), SCHOOL).orElseThrow();
    IdempotencyKey once = key();
    Actor by = new Actor.Person(first().administrator());
    Outcome<Domain, DomainRefusal> removed = remove(by, first(), SCHOOL, once);
    assertThat(removed.orElseThrow()).isEqualTo(verified);
    assertThat(remove(by, first(), SCHOOL, once)).isEqualTo(removed);
    assertThat(holder(SCHOOL)).isEmpty();
    assertThat(list(first())).isEmpty();
    assertThat(events(first())).endsWith(new DomainRemoved(first().organization(), SCHOOL));
    assertThat(remove(first(), SCHOOL)).isEqualTo(Outcome.refused(Why.UNKNOWN_DOMAIN));
    assertThat(verify(first(), SCHOOL)).isEqualTo(Outcome.refused(Why.UNKNOWN_DOMAIN));
    assertThat(added(first(), SCHOOL).token()).isNotEqualTo(before.token());
    assertThat(verify(first(), SCHOOL)).isEqualTo(Outcome.refused(Why.RECORD_NOT_FOUND));
    assertThat(remove(new Actor.Task("support"), first(), SCHOOL, key()))
        .isInstanceOf(Outcome.Done.class);
  }

  @Test
  void a_dns_that_cannot_be_asked_is_said_and_changes_nothing() {
    Domain domain = added(first(), SCHOOL);
    world()
        .dns(
            name -> {
              throw new IOException("no server");
            });
    assertThat(verify(first(), SCHOOL)).isEqualTo(Outcome.refused(Why.NO_ANSWER));
    assertThat(list(first())).containsExactly(domain);
    Entitlements without = world().nodeWith(DomainPolicy.DEFAULT, Optional.empty());
    assertThat(
            without
                .domains()
                .verify(first().administrator(), first().organization(), SCHOOL, key()))
        .isEqualTo(Outcome.refused(Why.NO_LOOK_UPS));
  }

  @Test
  void a_repeated_request_is_answered_as_before_without_asking_the_dns() {
    IdempotencyKey once = key();
    Outcome<Domain, DomainRefusal> refused = verify(first(), SCHOOL, once);
    assertThat(refused).isEqualTo(Outcome.refused(Why.UNKNOWN_DOMAIN));
    publish(added(first(), SCHOOL));
    Outcome<Domain, DomainRefusal> verified = verify(first(), SCHOOL, once);
    assertThat(verified).isInstanceOf(Outcome.Done.class);
    List<String> asked = new CopyOnWriteArrayList<>();
    world()
        .dns(
            name -> {
              asked.add(name);
              return List.of();
            });
    assertThat(verify(first(), SCHOOL, once)).isEqualTo(verified);
    assertThat(asked).isEmpty();
  }

  @Test
  void look_ups_and_domains_of_an_organization_are_limited() {
    Limit two = new Limit(2, Duration.ofMinutes(10));
    DomainPolicy policy = new DomainPolicy("_vendor-challenge", 2, two);
    Entitlements node = world().nodeWith(policy, Optional.of(name -> List.of()));
    AccountId by = first().administrator();
    Domain domain = node.domains().add(by, first().organization(), SCHOOL, key()).orElseThrow();
    assertThat(node.domains().toPublish(domain).name())
        .isEqualTo("_vendor-challenge.school.example");
    node.domains().add(by, first().organization(), OTHER, key()).orElseThrow();
    DomainName third = DomainName.of("third.example");
    assertThat(node.domains().add(by, first().organization(), third, key()))
        .isEqualTo(Outcome.refused(Why.TOO_MANY_DOMAINS));
    assertThat(node.domains().add(by, first().organization(), SCHOOL, key()).orElseThrow())
        .isEqualTo(domain);
    for (DomainName name : List.of(SCHOOL, OTHER)) {
      assertThat(node.domains().verify(by, first().organization(), name, key()))
          .isEqualTo(Outcome.refused(Why.RECORD_NOT_FOUND));
    }
    Instant retryAt = Given.NOW.plus(Duration.ofMinutes(10));
    assertThat(node.domains().verify(by, first().organization(), SCHOOL, key()))
        .isEqualTo(Outcome.refused(new TooManyLookUps(retryAt)));
    world().moveTo(retryAt.minusMillis(1));
    assertThat(node.domains().verify(by, first().organization(), SCHOOL, key()))
        .isEqualTo(Outcome.refused(new TooManyLookUps(retryAt)));
    world().moveTo(retryAt);
    assertThat(node.domains().verify(by, first().organization(), SCHOOL, key()))
        .isEqualTo(Outcome.refused(Why.RECORD_NOT_FOUND));
  }

  @Test
  void look_ups_of_one_person_are_limited_whatever_organization_they_are_for() {
    Limit two = new Limit(2, Duration.ofMinutes(10));
    DomainPolicy policy = new DomainPolicy("_vendor-challenge", 2, two);
    Entitlements node = world().nodeWith(policy, Optional.of(name -> List.of()));
    AccountId by = first().administrator();
    for (int i = 1; i <= 3; i++) {
      OrganizationId own = world().organization(by, "Own " + i);
      node.domains().add(by, own, SCHOOL, key()).orElseThrow();
      assertThat(node.domains().verify(by, own, SCHOOL, key()))
          .isEqualTo(
              Outcome.refused(
                  i < 3
                      ? Why.RECORD_NOT_FOUND
                      : new TooManyLookUps(Given.NOW.plus(Duration.ofMinutes(10)))));
    }
  }

  @Test
  void a_closed_organization_gives_its_domains_up() {
    publish(added(first(), SCHOOL), added(first(), OTHER), added(second(), SCHOOL));
    verify(first(), SCHOOL).orElseThrow();
    close(first()).orElseThrow();
    assertThat(list(first())).isEmpty();
    assertThat(holder(SCHOOL)).isEmpty();
    assertThat(events(first()))
        .contains(
            new DomainRemoved(first().organization(), SCHOOL),
            new DomainRemoved(first().organization(), OTHER));
    verify(second(), SCHOOL).orElseThrow();
    assertThat(remove(new Actor.Task("support"), first(), SCHOOL, key()))
        .isEqualTo(Outcome.refused(Why.NOT_PERMITTED));
  }

  @Test
  void domains_stay_when_who_added_them_is_deleted() {
    AccountId other = world().activeAccount("other@school.example");
    first().administered(other);
    publish(domains().add(other, first().organization(), SCHOOL, key()).orElseThrow());
    verify(first(), SCHOOL).orElseThrow();
    world().engine().accounts().delete(new Actor.Person(other), other).orElseThrow();
    world().doJobs();
    assertThat(holder(SCHOOL)).contains(first().organization());
  }
}
