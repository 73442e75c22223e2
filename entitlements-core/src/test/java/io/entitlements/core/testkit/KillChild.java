package io.entitlements.core.testkit;

import io.entitlements.account.Account;
import io.entitlements.error.StorageException;
import io.entitlements.seat.Placement;
import io.entitlements.seat.Seats;
import io.entitlements.spi.Storage;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The process that {@link KillContract} kills: it gives seats, queues people and takes seats back
 * for ever, one by one and by many, and says what it asks for before and what was answered after.
 */
public final class KillChild {

  private static final int THREADS = 3;

  private final World world;
  private final Contest ids;

  private KillChild(World world, Contest ids) {
    this.world = world;
    this.ids = ids;
  }

  /**
   * Runs until it is killed.
   *
   * @param arguments a prefix of names, the folder of the keys, the identifiers, the opener of the
   *     store and its arguments
   */
  public static void main(String[] arguments) {
    ChildProcess.holdLifeline();
    List<String> words = List.of(arguments);
    Contest ids = Contest.ofWords(words.subList(2, words.size()));
    // Not closed: it ends by being killed.
    Storage storage = StoreOpening.ofWords(Contest.rest(words.subList(2, words.size()))).open();
    KillChild child = new KillChild(new World(storage, Path.of(words.get(1))), ids);
    for (int i = 0; i < THREADS; i++) {
      String prefix = words.get(0) + "-" + i + "-";
      new Thread(() -> child.askForEver(prefix)).start();
    }
  }

  private void askForEver(String prefix) {
    for (int i = 0; ; i++) {
      String name = prefix + i;
      ask("assign " + name, () -> assign(seats(), ids, name));
      if (i % 2 == 1) {
        String earlier = prefix + (i - 1);
        account(world, earlier)
            .ifPresent(
                account ->
                    ask("release " + earlier, () -> release(seats(), ids, earlier, account)));
      }
      if (i % KillPlan.EVERY == 0) {
        KillPlan plan = new KillPlan(prefix, i);
        ask("apply " + plan.name(), () -> plan.apply(seats(), ids));
      }
    }
  }

  private static void ask(String request, Supplier<Outcome<?, ?>> call) {
    say("asked " + request);
    try {
      say(answer(call.get()) + " " + request);
    } catch (StorageException e) {
      say(e.outcome() + " " + request);
    } catch (RuntimeException e) {
      e.printStackTrace();
      say(StorageException.Outcome.BROKEN + " " + request);
    }
  }

  /** What is told of an outcome. */
  static String answer(Outcome<?, ?> outcome) {
    if (outcome instanceof Outcome.Done<?, ?> done) {
      return done.value() instanceof Placement.Queued ? "queued" : "done";
    }
    return "refused";
  }

  static Outcome<?, ?> assign(Seats seats, Contest ids, String name) {
    return seats.assignOrWait(
        ids.administrator(),
        ids.organization(),
        ids.subscription(),
        email(name),
        IdempotencyKey.of("assign-" + name));
  }

  static Outcome<?, ?> release(Seats seats, Contest ids, String name, Account account) {
    return seats.release(
        ids.administrator(),
        ids.organization(),
        ids.subscription(),
        account.id(),
        IdempotencyKey.of("release-" + name));
  }

  static Optional<Account> account(World world, String name) {
    try {
      return world.engine().accounts().find(email(name));
    } catch (StorageException e) {
      return Optional.empty();
    }
  }

  static EmailAddress email(String name) {
    return EmailAddress.of(name + "@school.example");
  }

  private Seats seats() {
    return world.engine().seats();
  }

  /** In one piece, and with an end, so that a line cut off by death is known. */
  private static synchronized void say(String line) {
    System.out.println(line + ".");
    System.out.flush();
  }
}
