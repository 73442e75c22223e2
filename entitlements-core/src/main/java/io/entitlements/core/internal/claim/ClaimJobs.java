package io.entitlements.core.internal.claim;

import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimProgress;
import io.entitlements.claim.ClaimProgress.State;
import io.entitlements.claim.Claims;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.job.NewJobs;
import io.entitlements.core.internal.job.ScheduledJob;
import io.entitlements.spi.Job;
import io.entitlements.spi.JobStatus;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.ClaimId;
import io.entitlements.type.JobId;
import io.entitlements.type.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The jobs of a claim, which are found by it. */
final class ClaimJobs {

  private ClaimJobs() {}

  /** Asks for the fulfilment of a new claim, and for a look whether it was in time. */
  static void ask(Change change, Claim claim) {
    fulfil(change, claim);
    askForLook(change, claim.organization(), claim.id(), claim.submittedAt());
  }

  /** Asks for a look whether what began at an instant was done in the promised time. */
  static void askForLook(
      Change change, OrganizationId organization, ClaimId claim, Instant beginning) {
    Instant late = beginning.plus(Claims.PROMISED_WITHIN);
    ScheduledJob look = new ScheduledJob(organization, JobKinds.CLAIM_OVERDUE, claim.toString());
    NewJobs.ask(change.store(), look.at(look.id(late), late));
  }

  /** Asks for a fulfilment, the first or another one. */
  static void fulfil(Change change, Claim claim) {
    NewJobs.ask(
        change.store(),
        claim.organization(),
        id(claim),
        JobKinds.FULFIL_CLAIM,
        claim.id().toString(),
        change.now());
  }

  /** How far a claim is, also if it is fulfilled while this looks. */
  static ClaimProgress progress(UnitOfWork store, Claim claim, Instant now) {
    ClaimProgress progress = progressOf(store, claim, now);
    // The claim is read before its job: what ended both in between needs no support, nor does a
    // claim that was given another job.
    return progress.state() == State.NEEDS_SUPPORT
        ? progressOf(store, again(store, claim), now)
        : progress;
  }

  private static Claim again(UnitOfWork store, Claim claim) {
    return store.claims().find(claim.organization(), claim.id()).orElseThrow();
  }

  private static ClaimProgress progressOf(UnitOfWork store, Claim claim, Instant now) {
    if (claim.end().isPresent()) {
      State ended = ended(claim.end().get().outcome());
      Optional<JobStatus> arrival =
          ended == State.TRANSFERRED ? TransferJobs.open(store, claim) : Optional.empty();
      return arrival.isPresent()
          ? progress(claim, State.TRANSFERRING, arrival.get(), now)
          : new ClaimProgress(claim, ended, 0, Optional.empty());
    }
    Optional<JobStatus> job = open(store, claim);
    if (job.isEmpty()) {
      return new ClaimProgress(claim, State.NEEDS_SUPPORT, 0, Optional.empty());
    }
    State state = isLeased(job.get(), now) ? State.FULFILLING : State.SUBMITTED;
    return progress(claim, state, job.get(), now);
  }

  private static ClaimProgress progress(Claim claim, State state, JobStatus job, Instant now) {
    Optional<Instant> nextTryAt =
        isLeased(job, now) ? Optional.empty() : Optional.of(job.job().dueAt());
    return new ClaimProgress(claim, state, job.job().attempt(), nextTryAt);
  }

  private static boolean isLeased(JobStatus job, Instant now) {
    return job.leasedUntil().filter(now::isBefore).isPresent();
  }

  private static State ended(Claim.Outcome outcome) {
    return switch (outcome) {
      case FULFILLED -> State.FULFILLED;
      case ORGANIZATION_CLOSED, REJECTED_BY_VENDOR -> State.REJECTED;
      case CANCELLED -> State.CANCELLED;
      case TRANSFERRED -> State.TRANSFERRED;
    };
  }

  /** The job that fulfils an open claim; empty if it was given up. */
  static Optional<JobStatus> open(UnitOfWork store, Claim claim) {
    return store
        .jobs()
        .find(claim.organization(), id(claim))
        .filter(job -> job.endedAt().isEmpty());
  }

  /** Whose claim a job is about. */
  static OrganizationId organization(Job job) {
    return new OrganizationId(job.scope().value());
  }

  /** Which claim. */
  static ClaimId claim(Job job) {
    return ClaimId.parse(job.argument());
  }

  /** Puts the job that was given up away, once something has become of its claim. */
  static void dismiss(UnitOfWork store, Claim claim) {
    store
        .jobs()
        .find(claim.organization(), id(claim))
        .filter(JobStatus::abandoned)
        .ifPresent(status -> store.jobs().dismiss(status.job()));
  }

  /** The first job has the claim's own identifier, those of retries are named after it. */
  private static JobId id(Claim claim) {
    if (claim.retries() == 0) {
      return new JobId(claim.id().value());
    }
    String name = JobKinds.FULFIL_CLAIM + '\n' + claim.id() + '\n' + claim.retries();
    return new JobId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }
}
