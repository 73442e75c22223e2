package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Organization;
import io.entitlements.account.OrganizationRefusal;
import io.entitlements.account.Role;
import io.entitlements.account.ServiceRegion;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.claim.ClaimRefusal;
import io.entitlements.seat.SeatRefusal;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an organization says of itself, who owns it, and its end. */
public abstract class OrganizationContract extends WorldContract {

  private static final Organization.Details MOVED =
      new Organization.Details(
          "Another name", "Lakeside", ZoneId.of("Europe/Berlin"), ServiceRegion.EUROPE);

  private int keys;

  /** For subclasses. */
  protected OrganizationContract() {}

  @Test
  void who_adds_an_organization_owns_it() {
    District district = world().district("suite", 5);
    assertThat(found(district).owner()).isEqualTo(Optional.of(district.administrator()));
    assertThat(found(district).closedAt()).isEmpty();
  }

  @Test
  void an_administrator_edits_all_but_the_region() {
    District district = world().district("suite", 5);
    assertThat(edit(district.administrator(), district, MOVED).orElseThrow())
        .isEqualTo(found(district));
    assertThat(found(district).details()).isEqualTo(MOVED);
    Revision revision = world().engine().history().revision(district.organization());
    edit(district.administrator(), district, MOVED).orElseThrow();
    assertThat(world().engine().history().revision(district.organization())).isEqualTo(revision);
    assertThat(
            edit(
                district.administrator(),
                district,
                new Organization.Details("A", "", MOVED.zone(), ServiceRegion.AMERICAS)))
        .isEqualTo(Outcome.refused(OrganizationRefusal.REGION_FIXED));
  }

  @Test
  void nobody_else_edits_closes_or_hands_over() {
    District district = world().district("suite", 5);
    AccountId other = world().activeAccount("other@school.example");
    AccountId educator = district.joined("educator@school.example", Role.EDUCATOR);
    district.administered(other);
    assertThat(handOver(new Actor.Person(other), district, other))
        .isEqualTo(Outcome.refused(OrganizationRefusal.NOT_PERMITTED));
    for (AccountId by : List.of(educator, world().activeAccount("stranger@school.example"))) {
      Outcome<Organization, OrganizationRefusal> refused =
          Outcome.refused(OrganizationRefusal.NOT_PERMITTED);
      assertThat(edit(by, district, MOVED)).isEqualTo(refused);
      assertThat(close(by, district)).isEqualTo(refused);
      assertThat(handOver(new Actor.Person(by), district, by)).isEqualTo(refused);
    }
  }

  @Test
  void the_owner_or_the_vendor_hands_over_to_an_administrator_with_a_verified_address() {
    District district = world().district("suite", 5);
    Actor owner = new Actor.Person(district.administrator());
    AccountId next = world().activeAccount("next@school.example");
    assertThat(handOver(owner, district, next))
        .isEqualTo(Outcome.refused(OrganizationRefusal.NOT_AN_ADMINISTRATOR));
    district.administered(next);
    handOver(owner, district, next).orElseThrow();
    assertThat(found(district).owner()).isEqualTo(Optional.of(next));
    assertThat(handOver(owner, district, district.administrator()))
        .isEqualTo(Outcome.refused(OrganizationRefusal.NOT_PERMITTED));
    handOver(new Actor.Task("support"), district, district.administrator()).orElseThrow();
    assertThat(found(district).owner()).isEqualTo(Optional.of(district.administrator()));
  }

  @Test
  void of_two_who_are_handed_the_same_organization_at_once_one_owns_it_who_administers_it() {
    District district = world().district("suite", 5);
    List<AccountId> people =
        List.of(
            world().activeAccount("one@school.example"),
            world().activeAccount("two@school.example"));
    people.forEach(district::administered);
    for (int i = 0; i < 5; i++) {
      Race.run(
          3,
          thread ->
              thread == 2
                  ? world()
                      .engine()
                      .memberships()
                      .leave(people.get(0), district.organization(), key())
                  : handOver(new Actor.Task("support"), district, people.get(thread)));
      AccountId owner = found(district).owner().orElseThrow();
      assertThat(world().engine().memberships().of(owner))
          .anySatisfy(membership -> assertThat(membership.roles()).contains(Role.ADMINISTRATOR));
      handOver(new Actor.Task("support"), district, district.administrator()).orElseThrow();
      if (world().engine().memberships().of(people.get(0)).isEmpty()) {
        district.administered(people.get(0));
      }
    }
  }

  @Test
  void an_organization_is_closed_when_its_last_key_has_ended_and_not_a_millisecond_before() {
    District district = world().district("suite", 5);
    Instant end = district.key().key().endsAt();
    world().moveTo(end.minusMillis(1));
    assertThat(close(district.administrator(), district))
        .isEqualTo(Outcome.refused(OrganizationRefusal.HAS_SUBSCRIPTIONS));
    world().moveTo(end);
    assertThat(close(district.administrator(), district).orElseThrow().closedAt())
        .isEqualTo(Optional.of(end));
  }

  @Test
  void an_organization_with_a_claim_under_way_is_not_closed_and_a_closed_one_claims_nothing() {
    AccountId ada = world().activeAccount("ada@school.example");
    District district = new District(world(), ada, world().organization(ada, "School"));
    String secret = world().importedOrder("PO-7", "suite", 3);
    world()
        .engine()
        .claims()
        .submit(
            ClaimDraft.byLink(secret, district.organization()),
            ada,
            Optional.empty(),
            IdempotencyKey.of("claim"))
        .orElseThrow();
    assertThat(close(ada, district))
        .isEqualTo(Outcome.refused(OrganizationRefusal.HAS_SUBSCRIPTIONS));
    assertThat(found(district).closedAt()).isEmpty();
    District empty = new District(world(), ada, world().organization(ada, "Empty"));
    close(ada, empty).orElseThrow();
    String another = world().importedOrder("PO-8", "suite", 3);
    assertThat(
            world()
                .engine()
                .claims()
                .submit(
                    ClaimDraft.byLink(another, empty.organization()),
                    ada,
                    Optional.empty(),
                    IdempotencyKey.of("claim")))
        .isEqualTo(Outcome.refused(ClaimRefusal.Why.NOT_PERMITTED));
  }

  @Test
  void of_a_claim_and_a_closure_at_once_one_is_refused() {
    AccountId ada = world().activeAccount("ada@school.example");
    for (int round = 0; round < 5; round++) {
      District district = new District(world(), ada, world().organization(ada, "School " + round));
      String secret = world().importedOrder("PO-" + round, "suite", 3);
      IdempotencyKey key = IdempotencyKey.of("claim-" + round);
      List<Boolean> done =
          Race.run(
              2,
              thread ->
                  thread == 0
                      ? close(ada, district) instanceof Outcome.Done
                      : world()
                              .engine()
                              .claims()
                              .submit(
                                  ClaimDraft.byLink(secret, district.organization()),
                                  ada,
                                  Optional.empty(),
                                  key)
                          instanceof Outcome.Done);
      assertThat(done).containsExactlyInAnyOrder(true, false);
    }
  }

  @Test
  void in_a_closed_organization_everything_is_seen_and_nothing_is_changed() {
    District district = world().district("suite", 5);
    AccountId administrator = district.administrator();
    AccountId educator = district.joined("educator@school.example", Role.EDUCATOR);
    world().pass(Duration.ofDays(800));
    IdempotencyKey once = IdempotencyKey.of("close");
    Outcome<Organization, OrganizationRefusal> closed =
        world().engine().organizations().close(administrator, district.organization(), once);
    assertThat(world().engine().organizations().close(administrator, district.organization(), once))
        .isEqualTo(closed);
    assertThat(district.overview().keys()).hasSize(1);
    assertThat(district.assign("ada@school.example", "assign"))
        .isEqualTo(Outcome.refused(SeatRefusal.of(SeatRefusal.Code.NOT_PERMITTED)));
    assertThat(edit(administrator, district, MOVED))
        .isEqualTo(Outcome.refused(OrganizationRefusal.NOT_PERMITTED));
    assertThat(handOver(new Actor.Task("vendor"), district, educator))
        .isEqualTo(Outcome.refused(OrganizationRefusal.NOT_PERMITTED));
    assertThat(world().engine().memberships().leave(educator, district.organization(), key()))
        .isInstanceOf(Outcome.Done.class);
  }

  private Organization found(District district) {
    return world().engine().organizations().find(district.organization()).orElseThrow();
  }

  private Outcome<Organization, OrganizationRefusal> edit(
      AccountId by, District district, Organization.Details details) {
    return world().engine().organizations().edit(by, district.organization(), details, key());
  }

  private Outcome<Organization, OrganizationRefusal> handOver(
      Actor by, District district, AccountId to) {
    return world().engine().organizations().handOver(by, district.organization(), to, key());
  }

  private Outcome<Organization, OrganizationRefusal> close(AccountId by, District district) {
    return world().engine().organizations().close(by, district.organization(), key());
  }

  private synchronized IdempotencyKey key() {
    keys++;
    return IdempotencyKey.of("organization-" + keys);
  }
}
