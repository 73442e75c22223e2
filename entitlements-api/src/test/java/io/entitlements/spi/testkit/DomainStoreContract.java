package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.FAR_AHEAD;
import static io.entitlements.spi.testkit.Fixtures.LONG_AGO;
import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Domain;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.DomainName;
import io.entitlements.type.OrganizationId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.DomainStore} promises. */
public abstract class DomainStoreContract extends StoreContract {

  private static final DomainName SCHOOL = DomainName.of("school.example");

  /** For subclasses. */
  protected DomainStoreContract() {}

  @Test
  void a_domain_is_found_with_every_field_and_added_once() {
    OrganizationId organization = write(Given::organization).id();
    DomainName longest = DomainName.of("a".repeat(61) + ('.' + "b".repeat(63)).repeat(2));
    Domain domain = Domain.added(organization, longest, "x".repeat(40), LONG_AGO);

    assertThat(longest.value()).hasSize(DomainName.MAX_LENGTH);
    assertThat(won(work -> work.domains().insert(domain))).isTrue();
    assertThat(won(work -> work.domains().insert(domain))).isFalse();
    assertFound(domain);
    change(work -> work.domains().look(domain, NOW, true));
    change(work -> work.domains().hold(longest, organization, FAR_AHEAD));
    assertFound(domain.withLook(NOW, true).withVerified(Optional.of(FAR_AHEAD)));
    change(work -> work.domains().look(domain, NOW.plusMillis(1), false));

    assertFound(
        domain
            .withLook(NOW, true)
            .withLook(NOW.plusMillis(1), false)
            .withVerified(Optional.of(FAR_AHEAD)));
  }

  @Test
  void the_domains_of_one_organization_are_listed_by_name() {
    Domain second = added("b.example");
    OrganizationId organization = second.organization();
    Domain third = added(organization, "b.example.org");
    Domain first = added(organization, "a-1.example");
    added("c.example");
    change(work -> work.domains().hold(first.name(), organization, NOW));

    assertThat(list(work -> work.domains().of(organization)))
        .containsExactly(first.withVerified(Optional.of(NOW)), second, third);
    assertThat(list(work -> work.domains().of(new OrganizationId(Fixtures.id())))).isEmpty();
  }

  @Test
  void many_add_a_domain_and_one_holds_it() {
    Domain one = added("school.example");
    Domain two = added("school.example");

    assertThat(find(work -> work.domains().holder(SCHOOL))).isEmpty();
    assertThat(won(work -> hold(work, one))).isTrue();
    assertThat(won(work -> hold(work, two))).isFalse();
    assertThat(won(work -> work.domains().hold(SCHOOL, one.organization(), FAR_AHEAD))).isFalse();

    assertThat(find(work -> work.domains().holder(SCHOOL))).contains(one.organization());
    assertFound(one.withVerified(Optional.of(NOW)));
    assertFound(two);
  }

  @Test
  void the_holder_alone_releases_and_keeps_it_unverified() {
    Domain one = added("school.example");
    Domain two = added("school.example");
    change(work -> hold(work, one));

    assertThat(won(work -> work.domains().release(SCHOOL, two.organization()))).isFalse();
    assertThat(find(work -> work.domains().holder(SCHOOL))).contains(one.organization());
    assertThat(won(work -> work.domains().release(SCHOOL, one.organization()))).isTrue();
    assertThat(won(work -> work.domains().release(SCHOOL, one.organization()))).isFalse();
    assertFound(one);
    assertThat(won(work -> hold(work, two))).isTrue();
  }

  @Test
  void what_is_removed_is_held_by_nobody_and_another_ones_stays() {
    Domain one = added("school.example");
    Domain two = added("school.example");
    change(work -> hold(work, one));

    assertThat(won(work -> work.domains().remove(two.organization(), SCHOOL))).isTrue();
    assertThat(find(work -> work.domains().holder(SCHOOL))).contains(one.organization());
    assertThat(won(work -> work.domains().remove(one.organization(), SCHOOL))).isTrue();
    assertThat(won(work -> work.domains().remove(one.organization(), SCHOOL))).isFalse();

    assertThat(find(work -> work.domains().holder(SCHOOL))).isEmpty();
    assertThat(find(work -> work.domains().find(one.organization(), SCHOOL))).isEmpty();
  }

  @Test
  void a_look_at_another_token_changes_nothing() {
    Domain domain = added("school.example");
    Domain before = Domain.added(domain.organization(), SCHOOL, "token-before", NOW);

    assertThat(won(work -> work.domains().look(before, NOW, true))).isFalse();
    assertFound(domain);
    change(work -> work.domains().remove(domain.organization(), SCHOOL));
    assertThat(won(work -> work.domains().look(domain, NOW, true))).isFalse();
  }

  @RepeatedTest(5)
  void of_organizations_that_race_for_a_domain_one_holds_it() {
    List<Domain> domains = IntStream.range(0, 8).mapToObj(i -> added("school.example")).toList();

    assertThat(Race.winners(8, thread -> write(work -> hold(work, domains.get(thread)))))
        .isEqualTo(1);

    assertThat(domains.stream().filter(domain -> found(domain).isVerified())).hasSize(1);
  }

  @RepeatedTest(5)
  void of_racing_additions_one_is_made() {
    OrganizationId organization = write(Given::organization).id();

    assertThat(
            Race.winners(
                8,
                thread ->
                    write(
                        work ->
                            work.domains()
                                .insert(Domain.added(organization, SCHOOL, "t" + thread, NOW)))))
        .isEqualTo(1);
  }

  private static boolean hold(UnitOfWork work, Domain domain) {
    return work.domains().hold(domain.name(), domain.organization(), NOW);
  }

  private Domain added(String name) {
    return added(write(Given::organization).id(), name);
  }

  private Domain added(OrganizationId organization, String name) {
    Domain domain = Domain.added(organization, DomainName.of(name), "token-" + name, NOW);
    change(work -> work.domains().insert(domain));
    return domain;
  }

  private Domain found(Domain domain) {
    return find(work -> work.domains().find(domain.organization(), domain.name())).orElseThrow();
  }

  private void assertFound(Domain domain) {
    assertThat(found(domain)).isEqualTo(domain);
  }
}
