package io.entitlements.core.internal.account;

import io.entitlements.account.Accounts;
import io.entitlements.account.AttemptLimits;
import io.entitlements.account.EmailChanges;
import io.entitlements.account.Invitations;
import io.entitlements.account.Memberships;
import io.entitlements.account.Organizations;
import io.entitlements.account.Passwords;
import io.entitlements.account.SignIns;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.change.Secrets;
import io.entitlements.core.internal.link.LinkActs;
import io.entitlements.core.internal.member.Members;

/**
 * The services about people, composed.
 *
 * @param accounts who there is
 * @param signIns who somebody is
 * @param passwords by what they show it
 * @param emailChanges where they are reached
 * @param organizations where they belong
 * @param memberships as what
 * @param invitations how they come there
 */
public record AccountServices(
    Accounts accounts,
    SignIns signIns,
    Passwords passwords,
    EmailChanges emailChanges,
    Organizations organizations,
    Memberships memberships,
    Invitations invitations) {

  /** Composes them. */
  public static AccountServices of(
      Changes changes,
      Members members,
      Ids ids,
      Secrets secrets,
      PasswordHasher hasher,
      AttemptLimits limits,
      Departure departure,
      Inviter inviter) {
    LinkActs links = new LinkActs(changes, ids);
    MailRequests mails = new MailRequests(changes, ids, limits);
    Browsers browsers = new Browsers(secrets, limits.browserLifetime());
    return new AccountServices(
        new AccountService(changes, links, mails, ids),
        new SignInService(changes, hasher, limits, browsers, new ExternalSignIns(members)),
        new PasswordService(changes, links, mails, hasher, limits, browsers, ids),
        new EmailChangeService(changes, links, mails, ids),
        new OrganizationService(changes, members, inviter, ids),
        new MembershipService(changes, departure),
        new InvitationService(changes, links, members, inviter, hasher, browsers));
  }
}
