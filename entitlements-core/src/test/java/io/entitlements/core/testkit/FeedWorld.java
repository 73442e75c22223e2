package io.entitlements.core.testkit;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.core.internal.feed.FeedReader;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** A store with some accounts, and nodes that change them and follow each other. */
final class FeedWorld {

  static final int ACCOUNTS = 3;

  private final long seed = Long.getLong("entitlements.seed", System.nanoTime());
  private final TickingClock clock = new TickingClock();
  private final CommittedMarks committed = new CommittedMarks();
  private final AtomicLong marks = new AtomicLong();
  private final UnsteadyStorage storage;
  private final List<AccountId> accounts;

  FeedWorld(Storage storage) {
    this.storage = new UnsteadyStorage(storage, seed);
    this.accounts = IntStream.range(0, ACCOUNTS).mapToObj(this::added).toList();
  }

  private AccountId added(int i) {
    AccountId id = new AccountId(new UUID(7, i));
    EmailAddress email = EmailAddress.of("person" + i + "@school.example");
    storage.write(
        store ->
            store
                .accounts()
                .insert(new Account(id, email, "Ada", AccountStatus.ACTIVE, Optional.empty())));
    return id;
  }

  FeedNode node() {
    return node(storage);
  }

  FeedNode node(Storage own) {
    return new FeedNode(own, clock, committed);
  }

  AccountId account(int number) {
    return accounts.get(number);
  }

  List<AccountId> accounts() {
    return accounts;
  }

  UUID mark() {
    return new UUID(8, marks.incrementAndGet());
  }

  UnsteadyStorage storage() {
    return storage;
  }

  TickingClock clock() {
    return clock;
  }

  long seed() {
    return seed;
  }

  String seeded() {
    return "with -Dentitlements.seed=" + seed;
  }

  /** Steps until it has come to the end of the feed. */
  static void drain(FeedReader reader) {
    while (reader.step().hasMore()) {
      // There is more.
    }
  }
}
