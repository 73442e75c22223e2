package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One transaction in the middle of a request of somebody else's.
 *
 * @param storage the store of both
 * @param lock what the transaction locks first, for which the request has to wait
 */
record Interleaving(Storage storage, Consumer<UnitOfWork> lock) {

  /**
   * Makes the request when the lock is held, and then changes something.
   *
   * @param change what is so when the request goes on
   * @return what the request was answered
   */
  <T> T of(Supplier<T> request, Consumer<UnitOfWork> change) {
    CompletableFuture<T> asked =
        storage.write(
            store -> {
              lock.accept(store);
              CompletableFuture<T> asking = CompletableFuture.supplyAsync(request);
              assertThat(asking)
                  .failsWithin(Duration.ofMillis(300))
                  .withThrowableOfType(TimeoutException.class);
              change.accept(store);
              return asking;
            });
    return asked.orTimeout(1, TimeUnit.MINUTES).join();
  }
}
