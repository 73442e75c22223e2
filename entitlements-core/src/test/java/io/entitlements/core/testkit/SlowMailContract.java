package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimProgress;
import io.entitlements.core.EntitlementEngine;
import io.entitlements.core.JobWorker;
import io.entitlements.core.KeyFiles;
import io.entitlements.spi.Mail;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrganizationId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail server that lets each mail hang holds up mails, and nothing else. */
public abstract class SlowMailContract extends WorldContract {

  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger hanging = new AtomicInteger();

  // JUnit sets it before each test.
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path keys;

  /** For subclasses. */
  protected SlowMailContract() {}

  @Test
  void claims_are_fulfilled_and_seats_settled_while_every_thread_that_mails_hangs() {
    Shop shop = new Shop(world());
    AccountId ada = world().activeAccount("ada@school.example");
    OrganizationId school = world().organization(ada, "A School");
    world().doJobs();
    for (int i = 0; i < 9; i++) {
      world().imported(Given.order("PO-" + i, "suite", 1));
      world().engine().accounts().signUp(EmailAddress.of("person" + i + "@school.example"));
    }
    try (JobWorker worker = JobWorker.builder(slow().jobs()).every(Duration.ofMillis(20)).start()) {
      Awaited.until("mails hang", 2, hanging::get);
      Claim claim = shop.submit(shop.sell("suite").link(school), ada, "one").orElseThrow();
      Awaited.until(
          "the claim",
          ClaimProgress.State.FULFILLED,
          () -> shop.claims().findForVendor(school, claim.id()).orElseThrow().state());
      world().pass(Duration.ofDays(400));
      Awaited.until("the seats after the term", 0, () -> total(ada));
      assertThat(hanging).hasValue(2);
      assertThat(worker.health().failure()).isEmpty();
      release.countDown();
    }
  }

  /** As its row says, which a job brings up to the instant. */
  private int total(AccountId administrator) {
    return world()
        .storage()
        .read(
            store ->
                store.memberships().ofAccount(administrator).stream()
                    .flatMap(in -> store.subscriptions().of(in.organization()).stream())
                    .map(found -> store.subscriptions().use(found.organization(), found.id()))
                    .mapToInt(use -> use.total())
                    .sum());
  }

  private EntitlementEngine slow() {
    return EntitlementEngine.builder(
            world().storage(), KeyFiles.openUnencrypted(keys, new SecureRandom()), this::hang)
        .clock(world())
        .issuer(World.ISSUER)
        .build();
  }

  private void hang(Mail mail) {
    hanging.incrementAndGet();
    try {
      assertThat(release.await(5, TimeUnit.MINUTES)).as(mail.subject()).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      hanging.decrementAndGet();
    }
  }
}
