package io.entitlements.core.client;

import io.entitlements.core.lease.LeaseVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What a client knows of its files, and changes of them, one after the other. Thread-safe. */
@SuppressWarnings("try") // A lock is held and not spoken of.
final class ClientFolder {

  final ClientFiles files;
  final LeaseVerifier pinned;
  private final Randomness random;
  private final InstantSource clock;
  private final Launch launch;
  private volatile ClientState state;

  ClientFolder(
      ClientFiles files, LeaseVerifier pinned, long built, InstantSource clock, Randomness random) {
    this.files = files;
    this.pinned = pinned;
    this.random = random;
    this.clock = clock;
    this.launch = new Launch(files, pinned, built, random);
    this.state = read(null);
  }

  SecureRandom random() {
    return random.get();
  }

  /** What the local clock says. */
  long local() {
    return ClockGuard.local(clock.instant());
  }

  /** What is known; read anew if much time has passed since that was done. */
  ClientState at(long local) {
    ClientState known = state;
    return ClockGuard.ran(known.marker, local) == known.marker ? known : readAgain();
  }

  synchronized ClientState readAgain() {
    ClientState next = read(state.marker);
    state = next;
    return next;
  }

  /** After an answer that was signed just now: it says how right the local clock is. */
  synchronized void answered(Instant signed) {
    state = read(ClockGuard.answered(state.marker, ClockGuard.local(signed), local()));
  }

  private ClientState read(@Nullable Marker known) {
    // The channels of an interrupted thread are closed, as if there were no files.
    boolean interrupted = Thread.interrupted();
    try {
      return readLocked(known);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private ClientState readLocked(@Nullable Marker known) {
    try (FolderLock lock = FolderLock.of(files.folder)) {
      return launch.read(local(), known);
    } catch (IOException notLocked) {
      // A folder that cannot be written cannot be spoilt, either.
      return launch.read(local(), known);
    }
  }

  /**
   * Reads the files, lets them be changed, and reads them again, while nobody else can.
   *
   * @param fault what to say if it fails
   * @throws UncheckedIOException if the files cannot be written
   */
  synchronized <T> T change(String fault, Change<T> change) {
    try (FolderLock lock = FolderLock.of(files.folder)) {
      ClientState known = launch.read(local(), state.marker);
      try {
        return change.make(known);
      } finally {
        state = launch.read(local(), known.marker);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(fault, failed);
    }
  }

  /**
   * Makes this a new installation without a right; a part of a change. In this order: whatever
   * happens between, what is given up is not lost, and the lease does not count.
   */
  void giveUp(InstallationState held) throws IOException {
    files.returned.add(held);
    files.installation.write(InstallationState.random(random()).text());
    files.lease.delete();
  }

  /** A change of the files. */
  interface Change<T> {

    T make(ClientState known) throws IOException;
  }
}
