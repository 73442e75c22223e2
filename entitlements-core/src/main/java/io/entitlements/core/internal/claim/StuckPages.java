package io.entitlements.core.internal.claim;

import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimProgress;
import io.entitlements.claim.ClaimProgress.State;
import io.entitlements.claim.Claims;
import io.entitlements.core.internal.change.Keyset;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.spi.AbandonedJob;
import io.entitlements.spi.Job;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.JobId;
import io.entitlements.type.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Claims that need support page by page: those whose fulfilment was given up. The cursor is the
 * place of a page's last job.
 *
 * @param after behind which job the page begins
 * @param limit the most claims on it
 */
record StuckPages(Optional<AbandonedJob.Position> after, int limit) {

  static StuckPages of(Optional<String> cursor, int limit) {
    Keyset.checkLimit(limit, Claims.MAX_PAGE);
    return new StuckPages(cursor.map(StuckPages::position), limit);
  }

  Page<ClaimProgress> read(UnitOfWork store, Instant now) {
    Page<AbandonedJob> jobs =
        Keyset.page(
            store.jobs().abandoned(JobKinds.FULFIL_CLAIM, after, limit + 1),
            limit,
            last -> text(last.position()));
    List<ClaimProgress> stuck =
        jobs.items().stream()
            .map(abandoned -> ClaimJobs.progress(store, claim(store, abandoned.job()), now))
            // Unless somebody did something about it meanwhile.
            .filter(progress -> progress.state() == State.NEEDS_SUPPORT)
            .toList();
    return new Page<>(stuck, jobs.next());
  }

  private static Claim claim(UnitOfWork store, Job job) {
    return store.claims().find(ClaimJobs.organization(job), ClaimJobs.claim(job)).orElseThrow();
  }

  private static String text(AbandonedJob.Position position) {
    return position.at().toEpochMilli() + "~" + position.id();
  }

  private static AbandonedJob.Position position(String text) {
    String[] part = text.split("~", -1);
    if (part.length != 2) {
      throw new IllegalArgumentException("this is not a cursor of claims that need support");
    }
    try {
      return new AbandonedJob.Position(
          Instant.ofEpochMilli(Long.parseLong(part[0])), JobId.parse(part[1]));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("this is not a cursor of claims that need support", e);
    }
  }
}
