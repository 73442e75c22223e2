package io.entitlements.core.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * A client with its portal. What is asked for is stored durably first, so whatever gets lost or is
 * killed on the way, a later call goes on where it was: no seat is taken twice or lost, and no
 * installation looks like a copy of itself. One exchange goes on at a time for a folder, in all
 * processes; {@link EntitlementClient#check checks} never wait for it. Thread-safe; every method
 * but {@link #refresh} waits for an exchange that is under way, and then blocks on the network.
 *
 * <p>An installation has one right at a time: a person's, or a product key's.
 */
@SuppressWarnings("try") // A lock is held and not spoken of.
public final class OnlineClient {

  private final EntitlementClient client;
  private final ClientFolder folder;
  private final Activator activator;
  private final Refresher refresher;
  private final Leaver leaver;
  private final Beginning beginning;

  OnlineClient(EntitlementClient client, ClientFolder folder, Portal portal) {
    this.client = client;
    this.folder = folder;
    this.activator = new Activator(folder, portal);
    this.refresher = new Refresher(folder, portal, activator);
    this.leaver = new Leaver(folder, portal);
    this.beginning = new Beginning(folder, leaver, refresher);
  }

  /**
   * Activates this computer by a product key. The key that is in use here already goes on; one that
   * was asked for without an answer, or goes on no more, is given up for another one.
   *
   * @param productKey what was typed, where case, spaces and dashes do not matter; or the signed
   *     form as it was pasted or scanned. The two forms of one key are two texts: go on with the
   *     one that was given first
   * @return what came of it
   * @throws UncheckedIOException if the files cannot be written
   */
  public ActivationResult activate(String productKey) {
    GivenKey given = GivenKey.of(productKey);
    if (given instanceof GivenKey.Mistyped mistyped) {
      return new ActivationResult.Mistyped(mistyped.fault());
    }
    String key = ((GivenKey.Read) given).text();
    return exchange(
        () -> {
          Optional<ActivationResult> before = beginning.ofKey(key);
          return before.isPresent() ? before.get() : activator.byKey(key);
        });
  }

  /**
   * Activates this device for a person who has signed in at the portal.
   *
   * @param credential what the sign-in gave; not stored
   * @return what came of it; {@link NoAnswer#NOT_SIGNED_IN} if the portal does not take it
   * @throws UncheckedIOException if the files cannot be written
   */
  public ActivationResult signIn(Credential credential) {
    return exchange(
        () -> {
          Optional<ActivationResult> before = beginning.ofPerson();
          return before.isPresent() ? before.get() : activator.byEmail(credential);
        });
  }

  /**
   * Goes on with the activation and gets a new lease and bundle; completes before what earlier
   * calls could not. Does not wait where an exchange is under way.
   *
   * <p>On a refusal the lease is deleted at once. After {@code ACCOUNT_NOT_ACTIVE} the activation
   * stays, and the next refresh asks again. After {@code ENDED} and {@code SIGNED_OUT_FOR_ANOTHER}
   * this is a new installation without a right. After {@code CLONED}, {@code MACHINE_CHANGED},
   * {@code NOT_RECOGNIZED} and {@code SEAT_TAKEN_BACK} a person signs in on a new installation; a
   * computer stays the one that it was, so that the product key can be typed again or returned.
   *
   * @return what came of it
   * @throws UncheckedIOException if the files cannot be written
   */
  public RefreshResult refresh() {
    try (ExchangeLock lock = ExchangeLock.tryTake(folder.files.folder)) {
      if (lock == null) {
        folder.readAgain();
        return new RefreshResult.UnderWay();
      }
      return leaver.tell() instanceof ReturnResult.Untold untold
          ? new RefreshResult.Unanswered(untold.why(), untold.retryAfter())
          : refresher.refresh();
    } catch (IOException failed) {
      throw new UncheckedIOException("the server cannot be asked by turns", failed);
    }
  }

  /**
   * Returns the product key of this computer, so that its seat is free. It is given up here in
   * every case, before the server is asked: without an answer the next exchange tells it, or the
   * file is carried to the portal.
   *
   * @return what came of it
   * @throws UncheckedIOException if the files cannot be written; the next exchange goes on with it
   */
  public ReturnResult returnKey() {
    return exchange(leaver::returnKey);
  }

  /**
   * Signs the person out on this device, here in every case, as {@link #returnKey} does.
   *
   * @return what came of it
   * @throws UncheckedIOException if the files cannot be written; the next exchange goes on with it
   */
  public ReturnResult signOut() {
    return exchange(leaver::signOut);
  }

  /**
   * Refreshes from now on whenever it is time, at {@link RefreshPace#DEFAULT}.
   *
   * @param executor whose threads ask the server; one is enough. Stays the caller's to shut down
   * @return what ends it
   */
  public BackgroundRefresh refreshInBackground(ScheduledExecutorService executor) {
    return refreshInBackground(executor, RefreshPace.DEFAULT, result -> {});
  }

  /**
   * Refreshes from now on whenever it is time. Does not block.
   *
   * @param executor whose threads ask the server; one is enough. Stays the caller's to shut down
   * @param pace when it is time; the random part comes from the source that the client was opened
   *     with
   * @param listener is told what came of each refresh, on a thread of the executor
   * @return what ends it
   */
  public BackgroundRefresh refreshInBackground(
      ScheduledExecutorService executor,
      RefreshPace pace,
      Consumer<? super RefreshResult> listener) {
    BackgroundRefresh refresh =
        new BackgroundRefresh(this, executor, pace, folder.random(), listener);
    refresh.start();
    return refresh;
  }

  private <T> T exchange(Exchange<T> exchange) {
    try (ExchangeLock lock = ExchangeLock.waitFor(folder.files.folder)) {
      return exchange.make();
    } catch (IOException failed) {
      throw new UncheckedIOException("the server cannot be asked by turns", failed);
    }
  }

  private interface Exchange<T> {
    T make();
  }

  EntitlementClient client() {
    return client;
  }
}
