package io.entitlements.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.CheckObserver;
import io.entitlements.core.micrometer.MicrometerChecks;
import io.entitlements.type.AccountId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check leaves to the garbage collector when its answer is at hand: nothing. */
class CheckAllocationTest {

  private static final int CHECKS = 99_999;

  /** The first one fills caches, and in any the JVM may load a class. */
  private static final int ROUNDS = 5;

  /** A single object for each check would be more than a million. */
  private static final long A_FEW_BYTES = 500;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  @Test
  void a_hit_allocates_nothing() {
    assertThat(allocated(new CheckedSchool(folder, CheckObserver.NOBODY))).isLessThan(A_FEW_BYTES);
  }

  @Test
  void a_hit_that_is_counted_allocates_nothing() {
    MicrometerChecks counting = MicrometerChecks.in(new SimpleMeterRegistry());
    assertThat(allocated(new CheckedSchool(folder, counting))).isLessThan(A_FEW_BYTES);
  }

  /** The least of a round of checks of one who may, one who may not, and one who is not known. */
  private static long allocated(CheckedSchool school) {
    school.follow();
    AccountId[] accounts = {
      school.teacher(), school.administrator(), new AccountId(new UUID(0, 1))
    };
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      int allowed = allowed(school.engine(), accounts);
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
      assertThat(allowed).isEqualTo(CHECKS / accounts.length);
    }
    return least;
  }

  private static int allowed(EntitlementEngine engine, AccountId[] accounts) {
    FeatureId feature = CheckedSchool.NOTEBOOK;
    int allowed = 0;
    for (int i = 0; i < CHECKS; i++) {
      allowed += engine.check(accounts[i % accounts.length], feature).isAllowed() ? 1 : 0;
    }
    return allowed;
  }
}
