package io.entitlements.core.internal.signing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Small secret files: owner only, where the file system knows owners, and never half written. */
public final class SecretFile {

  private static final int MAX_BYTES = 16 * 1024;
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private SecretFile() {}

  /** Makes the folder with its parents if it is not there; a new one is the owner's alone. */
  public static void createFolder(Path folder) throws IOException {
    Set<PosixFilePermission> owner = EnumSet.of(PosixFilePermission.OWNER_EXECUTE);
    owner.addAll(OWNER);
    Files.createDirectories(folder, attributes(folder, owner));
  }

  /** Writes a new file by way of a temporary one beside it, down to the disk. */
  public static void write(Path file, String text) throws IOException {
    writeWhole(file, text);
    forceFolder(file);
  }

  /** The same, but if the power fails within seconds, the text before may come back. */
  public static void writeWhole(Path file, String text) throws IOException {
    replace(file, text, true);
  }

  /**
   * The same without waiting for the disk: every reader sees the old text or the new one, but if
   * the power fails within seconds, it may be damaged.
   */
  public static void writeSoon(Path file, String text) throws IOException {
    replace(file, text, false);
  }

  private static void replace(Path file, String text, boolean force) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(temporary);
    try (FileChannel channel = open(temporary, StandardOpenOption.CREATE_NEW)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      if (force) {
        channel.force(true);
      }
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Opens a file to be written; one that it makes is the owner's alone. */
  public static FileChannel open(Path file, StandardOpenOption creation) throws IOException {
    return FileChannel.open(
        file, EnumSet.of(creation, StandardOpenOption.WRITE), attributes(file, OWNER));
  }

  /**
   * Reads a file as ISO 8859-1, so that any content is a text.
   *
   * @throws IllegalStateException if others than the owner may use it, or it is over 16 KiB
   */
  public static String read(Path file) throws IOException {
    if (knowsOwners(file)) {
      Set<PosixFilePermission> open = EnumSet.copyOf(OTHERS);
      open.retainAll(Files.getPosixFilePermissions(file));
      if (!open.isEmpty()) {
        throw new IllegalStateException(
            file + " is open to others than its owner; give it the mode 0600");
      }
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new IllegalStateException(file + " is too long to be a key file");
    }
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
    return knowsOwners(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static boolean knowsOwners(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static void forceFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notPossibleHere) {
      // Some systems open no folder; there the move itself is what can be had.
    }
  }
}
