package io.entitlements.core.internal.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.work.Wakes;
import io.entitlements.error.StorageException;
import io.entitlements.job.Jobs;
import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A store that fails while jobs that ended long ago are forgotten. */
class JobForgettingTest extends JobRunnerSteps {

  @Test
  void a_turn_that_cannot_forget_does_its_job() {
    storage.write(store -> ask(store, 1, JobKinds.FULFIL_CLAIM, NOW));
    AtomicInteger writes = new AtomicInteger();
    JobRunner runner =
        new JobRunner(
            new BrokenOnce(storage, writes, EndedJobs.EVERY),
            new Changes(storage, Clock.fixed(NOW, ZoneOffset.UTC)),
            IDS,
            new Wakes(),
            Map.of(JobKinds.FULFIL_CLAIM, this::complete),
            List.of());
    assertThat(runner.runQuick(1)).isEqualTo(new Jobs.Run(1, 0));
    for (int i = 2; i < EndedJobs.EVERY; i++) {
      assertThat(runner.runQuick(1)).isEqualTo(NOTHING);
    }
    storage.write(store -> ask(store, 2, JobKinds.FULFIL_CLAIM, NOW));

    assertThat(runner.runQuick(1)).isEqualTo(new Jobs.Run(1, 0));
    assertThat(writes).hasValue(EndedJobs.EVERY + 1);
  }

  /** Fails one transaction that writes, by its number. */
  private record BrokenOnce(Storage storage, AtomicInteger writes, int broken) implements Storage {
    @Override
    public <T> T write(Function<UnitOfWork, T> work) {
      if (writes.incrementAndGet() == broken) {
        throw new StorageException("broken once");
      }
      return storage.write(work);
    }

    @Override
    public <T> T read(Function<UnitOfWork, T> work) {
      return storage.read(work);
    }

    @Override
    public boolean isShared() {
      return storage.isShared();
    }

    @Override
    public void close() {
      storage.close();
    }
  }
}
