package io.entitlements.core.internal.account;

import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.job.Completion;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.job.NewJobs;
import io.entitlements.core.internal.member.Members;
import io.entitlements.spi.Job;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.JobId;

/** The second half of a sign-up, a job: whoever asked cannot tell what it finds. */
public final class SignUp {

  private final Changes changes;
  private final Members members;
  private final Ids ids;

  /** Composes it. */
  public SignUp(Changes changes, Members members, Ids ids) {
    this.changes = changes;
    this.members = members;
    this.ids = ids;
  }

  /** Makes the account, if there is none, and asks for its welcome mail. */
  public void begin(Job job) {
    EmailAddress email = new EmailAddress(job.argument());
    changes.write(
        new Actor.Task("sign-up"), "account.sign-up", change -> begin(change, email, job));
  }

  private AccountId begin(Change change, EmailAddress email, Job job) {
    AccountId account = members.account(change, email, "").id();
    JobId mail = new JobId(ids.next(change.now()));
    NewJobs.ask(
        change.store(), account, mail, JobKinds.WELCOME_MAIL, account.toString(), change.now());
    Completion.of(change.store(), job, change.now());
    return account;
  }
}
