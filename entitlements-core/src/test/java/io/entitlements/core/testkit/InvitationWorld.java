package io.entitlements.core.testkit;

import static io.entitlements.account.Role.EDUCATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Invitation;
import io.entitlements.account.InvitationRefusal;
import io.entitlements.account.Role;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.Page;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the tests of inviting do. */
public abstract class InvitationWorld extends WorldContract {

  static final String ADA = "ada@school.example";
  static final Actor VENDOR = new Actor.Task("vendor");

  int keys;

  /** For subclasses. */
  protected InvitationWorld() {}

  final Invitation invite(IdempotencyKey key, District district) {
    return world()
        .engine()
        .invitations()
        .invite(
            district.administrator(),
            district.organization(),
            EmailAddress.of(ADA),
            Set.of(EDUCATOR),
            key)
        .orElseThrow();
  }

  final Outcome<Invitation, InvitationRefusal> invite(
      District district, String email, Role... roles) {
    return inviteBy(district.administrator(), district, email, roles);
  }

  final Outcome<Invitation, InvitationRefusal> inviteBy(
      AccountId by, District district, String email, Role... roles) {
    return world()
        .engine()
        .invitations()
        .invite(by, district.organization(), EmailAddress.of(email), Set.of(roles), key());
  }

  final Outcome<Invitation, InvitationRefusal> inviteOwner(
      Actor by, District district, String email) {
    return world()
        .engine()
        .invitations()
        .inviteOwner(by, district.organization(), EmailAddress.of(email), key());
  }

  final Outcome<Invitation, InvitationRefusal> sendAgain(District district, Invitation invitation) {
    return manage(district.administrator(), district, invitation);
  }

  final Outcome<Invitation, InvitationRefusal> manage(
      AccountId by, District district, Invitation invitation) {
    return world()
        .engine()
        .invitations()
        .sendAgain(new Actor.Person(by), district.organization(), invitation.id(), key());
  }

  final List<Invitation> list(District district) {
    return page(district, Optional.empty(), 100).items();
  }

  final Page<Invitation> page(District district, Optional<String> cursor, int limit) {
    return world()
        .engine()
        .invitations()
        .list(district.administrator(), district.organization(), cursor, limit)
        .orElseThrow();
  }

  static void assertRefused(Outcome<?, InvitationRefusal> outcome, InvitationRefusal why) {
    assertThat(outcome).isEqualTo(Outcome.refused(why));
  }

  final IdempotencyKey key() {
    keys++;
    return IdempotencyKey.of("invitation-" + keys);
  }
}
