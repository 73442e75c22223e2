package io.entitlements.core.testkit;

import static io.entitlements.account.Role.ADMINISTRATOR;
import static io.entitlements.account.Role.EDUCATOR;
import static io.entitlements.account.Role.SUPERVISOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.AcceptRefusal;
import io.entitlements.account.Invitation;
import io.entitlements.account.Invitation.End;
import io.entitlements.account.Invitation.Status;
import io.entitlements.account.LinkProof;
import io.entitlements.account.Organization;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Accepting what changes roles and owners, and accepting all at once. */
public abstract class OwnershipOfferContract extends AcceptanceWorld {

  /** For subclasses. */
  protected OwnershipOfferContract() {}

  @Test
  void what_somebody_is_already_stays() {
    District district = world().district("suite", 5);
    AccountId ada = world().activeAccount(ADA);
    district.joined(ADA, EDUCATOR);
    assertThat(accept(ada, invite(district, ADA, SUPERVISOR)).orElseThrow())
        .isEqualTo(member(district, ada, EDUCATOR, SUPERVISOR));
  }

  @Test
  void the_owner_of_a_new_platform_accepts_and_administers_it() {
    District district = world().district("suite", 5);
    AccountId ada = world().activeAccount(ADA);
    Invitation offer =
        world()
            .engine()
            .invitations()
            .inviteOwner(
                new Actor.Task("vendor"),
                district.organization(),
                EmailAddress.of(ADA),
                IdempotencyKey.of("owner"))
            .orElseThrow();
    accept(ada, offer).orElseThrow();
    Organization organization =
        world().engine().organizations().find(district.organization()).orElseThrow();
    assertThat(organization.owner()).isEqualTo(Optional.of(ada));
    assertThat(world().engine().memberships().of(ada))
        .containsExactly(member(district, ada, ADMINISTRATOR));
    assertThat(world().engine().memberships().of(district.administrator()))
        .containsExactly(member(district, district.administrator(), ADMINISTRATOR));
  }

  @Test
  void an_offer_of_an_owner_who_is_none_any_more_does_not_count() {
    District district = world().district("suite", 5);
    AccountId ada = world().activeAccount(ADA);
    AccountId next = world().activeAccount("next@school.example");
    district.administered(next);
    Invitation offer =
        world()
            .engine()
            .invitations()
            .inviteOwner(
                new Actor.Person(district.administrator()),
                district.organization(),
                EmailAddress.of(ADA),
                IdempotencyKey.of("owner"))
            .orElseThrow();
    district.handedOver(next);
    assertRefused(accept(ada, offer), AcceptRefusal.INVITATION_ENDED);
    assertThat(found(district, offer).status(world().instant())).isEqualTo(Status.REVOKED);
    assertThat(world().engine().organizations().find(district.organization()).orElseThrow().owner())
        .isEqualTo(Optional.of(next));
  }

  @Test
  void of_two_who_accept_ownership_at_once_one_owns_it_and_the_other_offer_has_ended() {
    District district = world().district("suite", 5);
    List<AccountId> people =
        List.of(world().activeAccount("one@x.example"), world().activeAccount("two@x.example"));
    List<Invitation> offers =
        people.stream()
            .map(person -> world().engine().accounts().find(person).orElseThrow().email())
            .map(
                email ->
                    world()
                        .engine()
                        .invitations()
                        .inviteOwner(
                            new Actor.Task("vendor"),
                            district.organization(),
                            email,
                            IdempotencyKey.of(email.value()))
                        .orElseThrow())
            .toList();
    List<Boolean> done =
        Race.run(2, thread -> isDone(accept(people.get(thread), offers.get(thread))));
    assertThat(done).containsExactlyInAnyOrder(true, false);
    AccountId owner =
        world()
            .engine()
            .organizations()
            .find(district.organization())
            .flatMap(Organization::owner)
            .orElseThrow();
    assertThat(owner).isEqualTo(people.get(done.indexOf(true)));
    assertThat(offers)
        .extracting(offer -> found(district, offer).status(world().instant()))
        .containsExactlyInAnyOrder(Status.ACCEPTED, Status.REVOKED);
  }

  @Test
  void of_many_who_accept_revoke_and_send_one_again_at_once_one_end_counts() {
    District district = world().district("suite", 5);
    AccountId ada = world().activeAccount(ADA);
    AccountId other = world().activeAccount("other@home.example");
    for (int round = 0; round < 5; round++) {
      Invitation invitation = invite(district, ADA, EDUCATOR);
      LinkProof.WithCode proof = proof();
      Actor by = new Actor.Person(district.administrator());
      IdempotencyKey key = IdempotencyKey.of("race-" + round);
      List<Boolean> done =
          Race.run(
              4,
              thread ->
                  switch (thread) {
                    case 0 -> isDone(accept(ada, invitation));
                    case 1 -> isDone(acceptBy(proof));
                    case 2 -> isDone(world().engine().invitations().acceptAs(other, proof));
                    default ->
                        isDone(
                            world()
                                .engine()
                                .invitations()
                                .revoke(by, district.organization(), invitation.id(), key));
                  });
      End end = found(district, invitation).end().orElseThrow();
      boolean adaJoined = !world().engine().memberships().of(ada).isEmpty();
      boolean otherJoined = !world().engine().memberships().of(other).isEmpty();
      assertThat(adaJoined).isEqualTo(end.acceptedBy().equals(Optional.of(ada)));
      assertThat(otherJoined).isEqualTo(end.acceptedBy().equals(Optional.of(other)));
      assertThat(done.get(3)).isEqualTo(end.status() == Status.REVOKED);
      leave(district, ada, "a" + round);
      leave(district, other, "o" + round);
      world().pass(Duration.ofHours(1));
    }
  }

  private void leave(District district, AccountId account, String key) {
    world()
        .engine()
        .memberships()
        .leave(account, district.organization(), IdempotencyKey.of("leave-" + key));
  }

  private static boolean isDone(Outcome<?, ?> outcome) {
    return outcome instanceof Outcome.Done;
  }
}
