package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.AcceptRefusal;
import io.entitlements.account.Invitation;
import io.entitlements.account.LinkProof;
import io.entitlements.account.Membership;
import io.entitlements.account.Role;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import java.util.Set;

/** What the tests of accepting do. */
public abstract class AcceptanceWorld extends WorldContract {

  static final String ADA = "ada@school.example";

  /** For subclasses. */
  protected AcceptanceWorld() {}

  final Invitation invite(District district, String email, Role... roles) {
    Invitation invitation =
        world()
            .engine()
            .invitations()
            .invite(
                district.administrator(),
                district.organization(),
                EmailAddress.of(email),
                Set.of(roles),
                IdempotencyKey.of("invite-" + world().instant().toEpochMilli()))
            .orElseThrow();
    world().doJobs();
    return invitation;
  }

  final LinkProof.WithCode proof() {
    return world().newestProof("invitation");
  }

  final Outcome<Membership, AcceptRefusal> accept(AccountId account, Invitation invitation) {
    return world()
        .engine()
        .invitations()
        .accept(account, invitation.organization(), invitation.id());
  }

  final Outcome<Membership, AcceptRefusal> acceptBy(LinkProof proof) {
    return world().engine().invitations().accept(proof);
  }

  final Invitation found(District district, Invitation invitation) {
    return world()
        .storage()
        .read(store -> store.invitations().find(district.organization(), invitation.id()))
        .orElseThrow();
  }

  static Membership member(District district, AccountId account, Role... roles) {
    return new Membership(district.organization(), account, Set.of(roles));
  }

  static void assertRefused(Outcome<Membership, AcceptRefusal> outcome, AcceptRefusal why) {
    assertThat(outcome).isEqualTo(Outcome.refused(why));
  }
}
