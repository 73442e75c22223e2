package io.entitlements.core.internal.job;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.work.Wakes;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.job.Jobs;
import io.entitlements.spi.Job;
import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.JobId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A job of an account, and what does it. */
abstract class JobRunnerSteps {

  static final Instant NOW = Instant.parse("2026-09-14T15:00:00Z");
  static final Ids IDS = new Ids(new SecureRandom());
  static final int LANE = Lane.of("kind").number();
  static final AccountId ACCOUNT = new AccountId(new UUID(7, 1));

  static final Jobs.Run NOTHING = new Jobs.Run(0, 0);

  final Storage storage = MemoryStorage.create();

  @BeforeEach
  final void putJob() {
    storage.write(
        store -> {
          store
              .accounts()
              .insert(
                  new Account(
                      ACCOUNT,
                      EmailAddress.of("a@b.example"),
                      "",
                      AccountStatus.PENDING,
                      Optional.empty()));
          NewJobs.ask(store, ACCOUNT, new JobId(new UUID(7, 2)), "kind", "", NOW);
          return true;
        });
  }

  @AfterEach
  final void close() {
    storage.close();
  }

  static boolean ask(UnitOfWork store, int number, String kind, Instant dueAt) {
    return NewJobs.ask(store, ACCOUNT, new JobId(new UUID(8, number)), kind, "", dueAt);
  }

  final void complete(Job job) {
    if (!storage.<Boolean>write(store -> store.jobs().complete(job, NOW))) {
      throw LeaseLostException.toAnother();
    }
  }

  final Jobs.Run run(Instant at, JobHandler handler) {
    return runner(at, Map.of("kind", handler)).runDue(1);
  }

  final JobRunner runner(Instant at, Map<String, JobHandler> handlers) {
    Changes changes = new Changes(storage, Clock.fixed(at, ZoneOffset.UTC));
    return new JobRunner(storage, changes, IDS, new Wakes(), handlers, List.of());
  }
}
