package io.entitlements.core.client;

import io.entitlements.core.internal.signing.SecretFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Lets one user of a folder ask the server at a time. It is held while the network is waited for,
 * so nothing that must not wait takes it.
 */
final class ExchangeLock implements AutoCloseable {

  /** A lock of a file is the process's, so its threads need another one for each folder. */
  private static final Map<Path, Semaphore> IN_THIS_PROCESS = new ConcurrentHashMap<>();

  private final Semaphore turn;
  private final FileChannel channel;

  private ExchangeLock(Semaphore turn, FileChannel channel) {
    this.turn = turn;
    this.channel = channel;
  }

  /** Waits until nobody else has it. */
  static ExchangeLock waitFor(Path folder) throws IOException {
    Semaphore turn = turn(folder);
    turn.acquireUninterruptibly();
    ExchangeLock lock = take(folder, turn, true);
    if (lock == null) {
      throw new IOException("the lock of exchanges was refused");
    }
    return lock;
  }

  /** Gives null if somebody else has it. */
  static @Nullable ExchangeLock tryTake(Path folder) throws IOException {
    Semaphore turn = turn(folder);
    return turn.tryAcquire() ? take(folder, turn, false) : null;
  }

  private static Semaphore turn(Path folder) throws IOException {
    SecretFile.createFolder(folder);
    return IN_THIS_PROCESS.computeIfAbsent(folder.toRealPath(), path -> new Semaphore(1));
  }

  private static @Nullable ExchangeLock take(Path folder, Semaphore turn, boolean wait)
      throws IOException {
    FileChannel channel = null;
    boolean taken = false;
    try {
      channel = SecretFile.open(folder.resolve("refresh.lock"), StandardOpenOption.CREATE);
      FileLock lock = wait ? channel.lock() : channel.tryLock();
      taken = lock != null;
      return taken ? new ExchangeLock(turn, channel) : null;
    } finally {
      if (!taken) {
        if (channel != null) {
          channel.close();
        }
        turn.release();
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      turn.release();
    }
  }
}
