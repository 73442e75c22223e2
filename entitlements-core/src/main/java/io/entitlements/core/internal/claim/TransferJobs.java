package io.entitlements.core.internal.claim;

import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimTransfer;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.job.NewJobs;
import io.entitlements.spi.Job;
import io.entitlements.spi.JobStatus;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.ClaimId;
import io.entitlements.type.JobId;
import io.entitlements.type.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** The job of a transfer, which the first organization has, and the transfer as its argument. */
final class TransferJobs implements Changes.Codec<ClaimTransfer> {

  private final OrganizationId from;

  TransferJobs(OrganizationId from) {
    this.from = from;
  }

  /** Asks for what is done in the other organization, and for a look whether it was in time. */
  static void ask(Change change, ClaimTransfer transfer) {
    String argument = new TransferJobs(transfer.from()).write(transfer);
    NewJobs.ask(
        change.store(),
        transfer.from(),
        id(transfer.claim()),
        JobKinds.TRANSFER_CLAIM,
        argument,
        change.now());
    ClaimJobs.askForLook(change, transfer.from(), transfer.claim(), change.now());
  }

  /** The job of a claim that is still on its way. */
  static Optional<JobStatus> open(UnitOfWork store, Claim claim) {
    return store
        .jobs()
        .find(claim.organization(), id(claim.id()))
        .filter(job -> job.endedAt().isEmpty());
  }

  /** A claim is transferred once. */
  private static JobId id(ClaimId claim) {
    String name = JobKinds.TRANSFER_CLAIM + '\n' + claim;
    return new JobId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  static ClaimTransfer of(Job job) {
    return new TransferJobs(new OrganizationId(job.scope().value())).read(job.argument());
  }

  @Override
  public String write(ClaimTransfer value) {
    return value.claim() + " " + value.to() + " " + value.successor();
  }

  @Override
  public ClaimTransfer read(UnitOfWork store, String text) {
    return read(text);
  }

  private ClaimTransfer read(String text) {
    int first = text.indexOf(' ');
    int second = text.indexOf(' ', first + 1);
    return new ClaimTransfer(
        from,
        ClaimId.parse(text.substring(0, first)),
        OrganizationId.parse(text.substring(first + 1, second)),
        ClaimId.parse(text.substring(second + 1)));
  }
}
