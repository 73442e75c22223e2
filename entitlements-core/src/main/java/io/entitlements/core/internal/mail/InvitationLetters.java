package io.entitlements.core.internal.mail;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.Invitation;
import io.entitlements.account.Invitation.Status;
import io.entitlements.account.Organization;
import io.entitlements.account.Role;
import io.entitlements.spi.Job;
import io.entitlements.spi.Mail;
import io.entitlements.spi.Token;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.InvitationId;
import io.entitlements.type.OrganizationId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The emails that invite people to an organization. */
public final class InvitationLetters {

  private static final Set<AccountStatus> REACHED =
      Set.of(AccountStatus.PENDING, AccountStatus.ACTIVE);

  private final MailJobs jobs;
  private final LetterWriter writer;
  private final Links links;
  private final Supplier<Instant> now;

  /** Composes the service. */
  public InvitationLetters(MailJobs jobs, LetterWriter writer, Links links, Supplier<Instant> now) {
    this.jobs = jobs;
    this.writer = writer;
    this.links = links;
    this.now = now;
  }

  /**
   * Does a job of kind {@code invitation-mail}: nothing if the invitation is not open any more, or
   * the person's account is disabled or deleted.
   */
  public void send(Job job) throws IOException {
    OrganizationId organization = new OrganizationId(job.scope().value());
    InvitationId id = InvitationId.parse(job.argument());
    jobs.send(
        job,
        store ->
            store
                .invitations()
                .find(organization, id)
                .filter(invitation -> invitation.status(now.get()) == Status.OPEN)
                .flatMap(invitation -> mail(store, job, invitation)));
  }

  private Optional<Mail> mail(UnitOfWork store, Job job, Invitation invitation) {
    return store
        .accounts()
        .find(invitation.account())
        .filter(account -> REACHED.contains(account.status()))
        .map(account -> mail(store, job, invitation, account));
  }

  private Mail mail(UnitOfWork store, Job job, Invitation invitation, Account account) {
    Organization organization = store.organizations().find(invitation.organization()).orElseThrow();
    MailJobs.MailedLink link =
        jobs.newLink(
            store,
            Token.Kind.INVITATION,
            invitation.organization(),
            invitation.id().value(),
            Duration.between(now.get(), invitation.expiresAt()));
    return writer.write(job, account.email(), letter(invitation, organization, link));
  }

  private Letter letter(
      Invitation invitation, Organization organization, MailJobs.MailedLink link) {
    String name = organization.details().name();
    return (invitation.offersOwnership() ? toOwner(name) : toOthers(name, invitation.roles()))
        .say(Phrase.of("invited.until").with("day", lastDay(invitation, organization)))
        .button("invited.button", links.invitation(link.secret()))
        .code(link.code())
        .say("invited.signIn")
        .smallPrint("invited.why");
  }

  private static Letter toOwner(String organization) {
    return Letter.about(Phrase.of("owner.subject"))
        .say(Phrase.of("owner.text").with("organization", organization));
  }

  private static Letter toOthers(String organization, Set<Role> roles) {
    Letter letter =
        Letter.about(Phrase.of("invited.subject"))
            .say(Phrase.of("invited.text").with("organization", organization));
    for (Role role : roles) {
      letter = letter.item(Phrase.of(key(role)));
    }
    return letter;
  }

  private static String key(Role role) {
    return switch (role) {
      case ADMINISTRATOR -> "role.administrator";
      case TECH_INSTRUCTOR -> "role.techInstructor";
      case SUPERVISOR -> "role.supervisor";
      case EDUCATOR -> "role.educator";
      case STUDENT -> throw new IllegalArgumentException("students are not invited");
    };
  }

  /** The last day of which at least a part is in its lifetime. */
  private static LocalDate lastDay(Invitation invitation, Organization organization) {
    return invitation
        .expiresAt()
        .minusMillis(1)
        .atZone(organization.details().zone())
        .toLocalDate();
  }
}
