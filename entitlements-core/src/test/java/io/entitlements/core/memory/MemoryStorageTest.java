package io.entitlements.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.spi.testkit.StorageContract;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class MemoryStorageTest extends StorageContract {

  private static final Account ACCOUNT =
      new Account(
          new AccountId(new UUID(1, 1)),
          EmailAddress.of("ada@school.example"),
          "Ada",
          AccountStatus.ACTIVE,
          Optional.empty());

  private final MemoryStorage storage = MemoryStorage.create();

  @Override
  protected Storage createStorage() {
    return MemoryStorage.create();
  }

  @Test
  void memory_is_of_one_process() {
    assertThat(storage.isShared()).isFalse();
  }

  @Test
  void read_that_writes_is_refused_and_changes_nothing() {
    assertThatIllegalStateException()
        .isThrownBy(() -> storage.read(work -> work.accounts().insert(ACCOUNT)));

    assertThat(isThere()).isFalse();
  }

  @Test
  void transaction_inside_a_transaction_is_refused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> storage.write(work -> storage.read(inner -> true)));
    assertThatIllegalStateException()
        .isThrownBy(() -> storage.read(work -> storage.write(inner -> true)));

    assertThat(storage.write(work -> work.accounts().insert(ACCOUNT)).booleanValue()).isTrue();
  }

  @Test
  void unit_of_work_is_refused_after_its_end() {
    UnitOfWork ended = storage.write(work -> work);

    assertThatIllegalStateException().isThrownBy(() -> ended.accounts().insert(ACCOUNT));

    assertThat(isThere()).isFalse();
  }

  @Test
  void unit_of_work_is_refused_in_another_thread() {
    storage.write(
        work -> {
          CompletableFuture<Boolean> other =
              CompletableFuture.supplyAsync(() -> work.accounts().insert(ACCOUNT));
          assertThat(other.handle((done, failure) -> failure).join())
              .isInstanceOf(CompletionException.class)
              .hasCauseInstanceOf(IllegalStateException.class);
          return true;
        });

    assertThat(isThere()).isFalse();
  }

  private boolean isThere() {
    return storage.read(work -> work.accounts().find(ACCOUNT.id()).isPresent());
  }
}
