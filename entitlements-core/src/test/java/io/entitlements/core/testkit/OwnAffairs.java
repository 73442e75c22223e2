package io.entitlements.core.testkit;

import io.entitlements.Entitlements;
import io.entitlements.account.EmailChanges.Side;
import io.entitlements.account.ExternalIdentity;
import io.entitlements.account.ExternalPerson;
import io.entitlements.account.LinkProof;
import io.entitlements.account.Organization;
import io.entitlements.account.Password;
import io.entitlements.account.ServiceRegion;
import io.entitlements.activation.Activation;
import io.entitlements.lease.LeasesOf;
import io.entitlements.lease.RevocationRefusal;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.InvitationId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that is everybody's own to do, whatever they are in an organization.
 *
 * @param method the method of the interface, for example {@code Memberships.leave}
 * @param refusal what who is disabled is answered, as text
 * @param call does it
 */
record OwnAffairs(String method, String refusal, Call call) {

  /** One call by a person. */
  interface Call {
    Object make(Desk desk);
  }

  /**
   * What a person has who tries.
   *
   * @param engine where
   * @param person who
   * @param educates where they are an educator
   * @param studies where they are a student
   * @param classGroup of which
   * @param classCode the code of a class that they are not in
   * @param invited where they are invited
   * @param invitation by which invitation
   * @param proofs of links that were mailed to the person: one of each kind
   * @param identity another system's
   * @param device on which they are signed in
   * @param now the instant
   */
  record Desk(
      Entitlements engine,
      AccountId person,
      OrganizationId educates,
      OrganizationId studies,
      ClassGroupId classGroup,
      String classCode,
      OrganizationId invited,
      InvitationId invitation,
      Proofs proofs,
      ExternalIdentity identity,
      DeviceId device,
      Instant now) {

    IdempotencyKey key() {
      return IdempotencyKey.of("own-affair");
    }
  }

  /** Of links in emails. */
  record Proofs(
      LinkProof.WithCode welcome,
      LinkProof.WithCode reset,
      LinkProof.WithCode oldAddress,
      LinkProof.WithCode newAddress,
      LinkProof.WithCode invitation) {}

  static final Password PASSWORD = Password.of(People.RIGHT);
  private static final Password OTHER = Password.of(People.OTHER);

  static List<OwnAffairs> all() {
    return List.of(
        new OwnAffairs(
            "Accounts.confirm",
            "LINK_NOT_VALID",
            at -> at.engine().accounts().confirm(at.proofs().welcome(), "Another")),
        new OwnAffairs(
            "Accounts.rename",
            "NOT_ACTIVE",
            at -> at.engine().accounts().rename(at.person(), "Another")),
        new OwnAffairs(
            "Accounts.disable",
            "NOT_ACTIVE",
            at -> at.engine().accounts().disable(new Actor.Person(at.person()), at.person())),
        new OwnAffairs(
            "Accounts.enable",
            "NOT_ACTIVE",
            at -> at.engine().accounts().enable(new Actor.Person(at.person()), at.person())),
        new OwnAffairs(
            "Accounts.delete",
            "NOT_ACTIVE",
            at -> at.engine().accounts().delete(new Actor.Person(at.person()), at.person())),
        new OwnAffairs(
            "SignIns.signIn",
            "DISABLED",
            at ->
                at.engine()
                    .signIns()
                    .signIn(People.address(People.ADA), PASSWORD, People.HOME, Optional.empty())),
        new OwnAffairs(
            "SignIns.signIn",
            "DISABLED",
            at ->
                at.engine()
                    .signIns()
                    .signIn(new ExternalPerson(at.identity(), Optional.empty(), ""))),
        new OwnAffairs(
            "SignIns.link",
            "ACCOUNT_NOT_ACTIVE",
            at ->
                at.engine()
                    .signIns()
                    .link(at.person(), new ExternalIdentity("https://id.example", "another"))),
        new OwnAffairs(
            "SignIns.unlink",
            "ACCOUNT_NOT_ACTIVE",
            at -> at.engine().signIns().unlink(at.person(), at.identity())),
        new OwnAffairs(
            "Passwords.setFirst",
            "LINK_NOT_VALID",
            at -> at.engine().passwords().setFirst(at.proofs().welcome(), "Another", OTHER)),
        new OwnAffairs(
            "Passwords.reset",
            "LINK_NOT_VALID",
            at -> at.engine().passwords().reset(at.proofs().reset(), OTHER)),
        new OwnAffairs(
            "Passwords.change",
            "AccountDisabled",
            at -> at.engine().passwords().change(at.person(), PASSWORD, OTHER)),
        new OwnAffairs(
            "EmailChanges.request",
            "Optional.empty",
            at ->
                at.engine()
                    .emailChanges()
                    .request(at.person(), EmailAddress.of("third@home.example"), People.HOME)),
        new OwnAffairs(
            "EmailChanges.confirm",
            "LINK_NOT_VALID",
            at -> at.engine().emailChanges().confirm(Side.OLD, at.proofs().oldAddress())),
        new OwnAffairs(
            "EmailChanges.confirm",
            "LINK_NOT_VALID",
            at -> at.engine().emailChanges().confirm(Side.NEW, at.proofs().newAddress())),
        new OwnAffairs(
            "Organizations.add",
            "ACCOUNT_NOT_ACTIVE",
            at ->
                at.engine()
                    .organizations()
                    .add(
                        at.person(),
                        new Organization.Details("Mine", "", Given.ZONE, ServiceRegion.EUROPE),
                        at.key())),
        new OwnAffairs(
            "Memberships.makeDefault",
            "ACCOUNT_DISABLED",
            at -> at.engine().memberships().makeDefault(at.person(), at.studies())),
        new OwnAffairs(
            "Memberships.leave",
            "ACCOUNT_DISABLED",
            at -> at.engine().memberships().leave(at.person(), at.educates(), at.key())),
        new OwnAffairs(
            "Memberships.told",
            "nothing",
            at -> {
              at.engine().memberships().told(at.person(), at.now());
              return "nothing";
            }),
        new OwnAffairs(
            "Invitations.accept",
            "ACCOUNT_NOT_ACTIVE",
            at -> at.engine().invitations().accept(at.person(), at.invited(), at.invitation())),
        new OwnAffairs(
            "Invitations.accept",
            "ACCOUNT_NOT_ACTIVE",
            at -> at.engine().invitations().accept(at.proofs().invitation())),
        new OwnAffairs(
            "Invitations.accept",
            "OTHER_ADDRESS",
            at ->
                at.engine()
                    .invitations()
                    .accept(
                        new LinkProof.SignedIn(at.proofs().invitation().secret(), at.person()))),
        new OwnAffairs(
            "Invitations.acceptAs",
            "ACCOUNT_NOT_ACTIVE",
            at -> at.engine().invitations().acceptAs(at.person(), at.proofs().invitation())),
        new OwnAffairs(
            "Invitations.acceptWithNewAccount",
            "ACCOUNT_NOT_ACTIVE",
            at ->
                at.engine()
                    .invitations()
                    .acceptWithNewAccount(at.proofs().invitation(), "Another", OTHER)),
        new OwnAffairs(
            "ClassGroups.join",
            "ACCOUNT_NOT_ACTIVE",
            at -> at.engine().classGroups().join(at.person(), at.classCode(), Optional.empty())),
        new OwnAffairs(
            "ClassGroups.leave",
            "ACCOUNT_DISABLED",
            at ->
                at.engine()
                    .classGroups()
                    .leave(at.person(), at.studies(), at.classGroup(), at.key())),
        new OwnAffairs(
            "Activations.byEmail",
            "ACCOUNT_NOT_ACTIVE",
            at -> at.engine().activations().byEmail(at.person(), Given.installation(at.device()))),
        new OwnAffairs(
            "Activations.signOut",
            "NotRecognized",
            at -> at.engine().activations().signOut(at.person(), at.device())),
        new OwnAffairs(
            "Leases.issue",
            "Optional.empty",
            at ->
                at.engine()
                    .leases()
                    .issue(World.request(new Activation.ByEmail(at.person(), at.device())))),
        new OwnAffairs(
            "Leases.revoke",
            RevocationRefusal.NOT_PERMITTED.name(),
            at ->
                at.engine()
                    .leases()
                    .revoke(
                        new Actor.Person(at.person()),
                        at.person(),
                        new LeasesOf.Account(at.person()),
                        "lost",
                        at.key())));
  }
}
