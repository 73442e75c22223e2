package io.entitlements.core.testkit;

import static io.entitlements.account.Role.EDUCATOR;
import static io.entitlements.account.Role.STUDENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.AcceptRefusal;
import io.entitlements.account.Invitation;
import io.entitlements.account.Invitation.End;
import io.entitlements.account.Invitation.Status;
import io.entitlements.account.Joined;
import io.entitlements.account.LinkProof;
import io.entitlements.account.Membership;
import io.entitlements.account.NewAccountRefusal;
import io.entitlements.account.Password;
import io.entitlements.account.SignIn;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Accepting an invitation, by everybody who tries. */
public abstract class AcceptanceContract extends AcceptanceWorld {

  /** For subclasses. */
  protected AcceptanceContract() {}

  @Test
  void who_has_an_account_finds_it_after_signing_in_and_accepts() {
    District district = world().district("suite", 5);
    AccountId ada = world().activeAccount(ADA);
    Invitation invitation = invite(district, ADA, EDUCATOR);
    assertThat(world().engine().invitations().openOf(ada)).containsExactly(invitation);
    Membership joined = member(district, ada, EDUCATOR);
    assertThat(accept(ada, invitation).orElseThrow()).isEqualTo(joined);
    assertThat(world().engine().invitations().openOf(ada)).isEmpty();
    assertThat(world().engine().memberships().of(ada)).containsExactly(joined);
    assertThat(found(district, invitation).end())
        .isEqualTo(Optional.of(new End(Status.ACCEPTED, world().instant(), Optional.of(ada))));
  }

  @Test
  void accepting_twice_answers_the_same_and_changes_nothing() {
    District district = world().district("suite", 5);
    AccountId ada = world().activeAccount(ADA);
    Invitation invitation = invite(district, ADA, EDUCATOR);
    Membership first = accept(ada, invitation).orElseThrow();
    var revision = world().engine().history().revision(district.organization());
    assertThat(accept(ada, invitation).orElseThrow()).isEqualTo(first);
    assertThat(world().engine().history().revision(district.organization())).isEqualTo(revision);
  }

  @Test
  void who_was_removed_does_not_come_back_by_an_invitation_that_was_used() {
    District district = world().district("suite", 5);
    AccountId ada = world().activeAccount(ADA);
    Invitation invitation = invite(district, ADA, EDUCATOR);
    accept(ada, invitation).orElseThrow();
    world()
        .engine()
        .memberships()
        .remove(district.administrator(), district.organization(), ada, IdempotencyKey.of("remove"))
        .orElseThrow();
    assertRefused(accept(ada, invitation), AcceptRefusal.INVITATION_ENDED);
  }

  @Test
  void nobody_accepts_what_was_sent_to_somebody_else() {
    District district = world().district("suite", 5);
    AccountId other = world().activeAccount("other@school.example");
    Invitation invitation = invite(district, ADA, EDUCATOR);
    assertRefused(accept(other, invitation), AcceptRefusal.INVITATION_ENDED);
    assertThat(world().engine().memberships().of(other)).isEmpty();
  }

  @Test
  void it_is_accepted_until_a_millisecond_before_it_expires() {
    District district = world().district("suite", 5);
    AccountId ada = world().activeAccount(ADA);
    Invitation invitation = invite(district, ADA, EDUCATOR);
    LinkProof proof = proof();
    world().moveTo(invitation.expiresAt());
    assertRefused(accept(ada, invitation), AcceptRefusal.INVITATION_ENDED);
    assertRefused(acceptBy(proof), AcceptRefusal.LINK_NOT_VALID);
    world().pass(Duration.ofMillis(-1));
    assertThat(acceptBy(proof)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void a_revoked_one_is_not_accepted_by_any_path() {
    District district = world().district("suite", 5);
    AccountId ada = world().activeAccount(ADA);
    Invitation invitation = invite(district, ADA, EDUCATOR);
    LinkProof.WithCode proof = proof();
    world()
        .engine()
        .invitations()
        .revoke(
            new Actor.Person(district.administrator()),
            district.organization(),
            invitation.id(),
            IdempotencyKey.of("revoke"))
        .orElseThrow();
    assertRefused(accept(ada, invitation), AcceptRefusal.INVITATION_ENDED);
    assertRefused(acceptBy(proof), AcceptRefusal.INVITATION_ENDED);
    assertRefused(
        world().engine().invitations().acceptAs(ada, proof), AcceptRefusal.INVITATION_ENDED);
    assertThat(world().engine().memberships().of(ada)).isEmpty();
  }

  @Test
  void the_link_with_a_session_of_that_address_is_enough() {
    District district = world().district("suite", 5);
    AccountId ada = world().activeAccount(ADA);
    invite(district, ADA, EDUCATOR);
    String secret = proof().secret();
    assertThat(acceptBy(new LinkProof.SignedIn(secret, ada)).orElseThrow())
        .isEqualTo(member(district, ada, EDUCATOR));
    assertRefused(acceptBy(new LinkProof.SignedIn(secret, ada)), AcceptRefusal.LINK_NOT_VALID);
  }

  @Test
  void who_is_signed_in_with_another_address_is_asked_and_then_needs_the_code() {
    District district = world().district("suite", 5);
    AccountId other = world().activeAccount("other@home.example");
    Invitation invitation = invite(district, ADA, EDUCATOR);
    LinkProof.WithCode proof = proof();
    assertRefused(
        acceptBy(new LinkProof.SignedIn(proof.secret(), other)), AcceptRefusal.OTHER_ADDRESS);
    LinkProof.WithCode wrong = new LinkProof.WithCode(proof.secret(), "0000-0000");
    assertRefused(world().engine().invitations().acceptAs(other, wrong), AcceptRefusal.WRONG_CODE);
    assertThat(world().engine().invitations().acceptAs(other, proof).orElseThrow())
        .isEqualTo(member(district, other, EDUCATOR));
    assertThat(found(district, invitation).end().orElseThrow().acceptedBy())
        .isEqualTo(Optional.of(other));
  }

  @Test
  void a_new_person_gets_an_account_a_password_and_the_membership_in_one() {
    District district = world().district("suite", 5);
    invite(district, ADA, EDUCATOR);
    LinkProof.WithCode proof = proof();
    assertRefused(acceptBy(proof), AcceptRefusal.NO_ACCOUNT_YET);
    Joined joined = join(proof, People.RIGHT).orElseThrow();
    AccountId ada = joined.membership().account();
    assertThat(joined.membership()).isEqualTo(member(district, ada, EDUCATOR));
    assertThat(world().engine().accounts().find(ada).orElseThrow().name()).isEqualTo("Ada L");
    assertThat(new People(world()).signIn(ADA, People.RIGHT)).isInstanceOf(SignIn.SignedIn.class);
    assertThat(join(proof, People.RIGHT)).isEqualTo(notAcceptable(AcceptRefusal.LINK_NOT_VALID));
  }

  @Test
  void an_account_in_use_is_not_taken_over_by_an_invitation() {
    District district = world().district("suite", 5);
    new People(world()).owner();
    invite(district, ADA, EDUCATOR);
    assertThat(join(proof(), People.OTHER)).isEqualTo(notAcceptable(AcceptRefusal.SIGN_IN_FIRST));
    assertThat(new People(world()).signIn(ADA, People.OTHER))
        .isNotInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void a_bad_password_leaves_the_link_as_it_is() {
    District district = world().district("suite", 5);
    invite(district, ADA, EDUCATOR);
    LinkProof.WithCode proof = proof();
    assertThat(join(proof, "short"))
        .extracting(outcome -> outcome.fold(done -> "done", why -> why.getClass().getSimpleName()))
        .isEqualTo("NotAccepted");
    assertThat(join(proof, People.RIGHT)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void a_student_does_not_become_an_educator_by_an_invitation_sent_before() {
    District district = world().district("suite", 5);
    AccountId ada = world().activeAccount(ADA);
    Invitation invitation = invite(district, ADA, EDUCATOR);
    district.joined(ADA, STUDENT);
    assertRefused(accept(ada, invitation), AcceptRefusal.STUDENT_EXCLUDED);
    assertRefused(acceptBy(proof()), AcceptRefusal.STUDENT_EXCLUDED);
    assertThat(world().engine().memberships().of(ada))
        .containsExactly(member(district, ada, STUDENT));
  }

  @Test
  void a_disabled_account_accepts_nothing() {
    District district = world().district("suite", 5);
    AccountId ada = world().activeAccount(ADA);
    Invitation invitation = invite(district, ADA, EDUCATOR);
    world().engine().accounts().disable(new Actor.Task("vendor"), ada).orElseThrow();
    assertRefused(accept(ada, invitation), AcceptRefusal.ACCOUNT_NOT_ACTIVE);
  }

  private Outcome<Joined, NewAccountRefusal> join(LinkProof.WithCode proof, String password) {
    return world()
        .engine()
        .invitations()
        .acceptWithNewAccount(proof, "Ada L", Password.of(password));
  }

  private static Outcome<Joined, NewAccountRefusal> notAcceptable(AcceptRefusal why) {
    return Outcome.refused(new NewAccountRefusal.NotAcceptable(why));
  }
}
