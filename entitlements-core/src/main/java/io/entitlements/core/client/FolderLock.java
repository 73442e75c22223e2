package io.entitlements.core.client;

import io.entitlements.core.internal.signing.SecretFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps two users of a folder apart, in one process or in several of one computer. */
final class FolderLock implements AutoCloseable {

  /** A lock of a file is the process's, so its threads need another one. */
  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Waits until nobody else has it. */
  static FolderLock of(Path folder) throws IOException {
    IN_THIS_PROCESS.lock();
    boolean locked = false;
    try {
      SecretFile.createFolder(folder);
      FileChannel channel = SecretFile.open(folder.resolve("lock"), StandardOpenOption.CREATE);
      try {
        channel.lock();
        locked = true;
        return new FolderLock(channel);
      } finally {
        if (!locked) {
          channel.close();
        }
      }
    } finally {
      if (!locked) {
        IN_THIS_PROCESS.unlock();
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }
}
