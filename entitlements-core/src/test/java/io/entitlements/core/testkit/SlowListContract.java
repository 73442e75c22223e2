package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.JobWorker;
import io.entitlements.roster.RosterSettings;
import io.entitlements.type.EmailAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Servers of lists that take minutes hold up lists, and nothing else. */
public abstract class SlowListContract extends WorldContract {

  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger hanging = new AtomicInteger();

  /** For subclasses. */
  protected SlowListContract() {}

  @Test
  void mails_are_sent_while_lists_are_read_for_minutes() {
    District district = world().district("suite", 9);
    world().lists(connection -> Optional.of(slow()));
    for (int i = 0; i < 4; i++) {
      RosterWorld list = RosterWorld.in(district, "list " + i, RosterSettings.DEFAULT);
      list.rosters().syncSoon(list.by(), list.connection()).orElseThrow();
    }
    try (JobWorker worker =
        JobWorker.builder(world().engine().jobs()).every(Duration.ofMillis(20)).start()) {
      Awaited.until("a list hangs", 1, hanging::get);
      for (int i = 0; i < 5; i++) {
        int mails = world().mailbox().size();
        world().engine().accounts().signUp(EmailAddress.of("person" + i + "@school.example"));
        Awaited.until("the mail", mails + 1, () -> world().mailbox().size());
      }
      assertThat(hanging).hasValue(1);
      release.countDown();
      Awaited.until("the lists", true, () -> world().engine().jobs().waitingSince().isEmpty());
      assertThat(worker.health().failure()).isEmpty();
    }
  }

  private Directory slow() {
    Directory directory = new Directory();
    directory.meanwhile = this::hang;
    return directory;
  }

  private void hang() {
    hanging.incrementAndGet();
    try {
      assertThat(release.await(5, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      hanging.decrementAndGet();
    }
  }
}
