package io.entitlements.core.client;

import io.entitlements.core.internal.signing.SecretFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file of the client: read within bounds, written whole or not at all, the owner's alone. */
final class StateFile {

  /** Stands for: there is a file, but it cannot be had. No file has this character. */
  static final String UNREADABLE = "\uffff";

  /** Stands for: there is a file, and nothing is in it. No file has this character. */
  static final String EMPTY = "\ufffe";

  private static final int KEPT_ASIDE = 4;

  private final Path folder;
  private final Path path;
  private final int maxBytes;

  StateFile(Path folder, String name, int maxBytes) {
    this.folder = folder;
    this.path = folder.resolve(name);
    this.maxBytes = maxBytes;
  }

  /**
   * Reads it.
   *
   * @return the text, of a too long one the beginning, which is too long as well; empty if there is
   *     no file; or {@link #UNREADABLE} or {@link #EMPTY}
   */
  String read() {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      return bytes.length == 0 ? EMPTY : new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException absent) {
      return "";
    } catch (IOException unreadable) {
      return UNREADABLE;
    }
  }

  /** Writes it down to the disk. */
  void write(String text) throws IOException {
    SecretFile.createFolder(folder);
    SecretFile.write(path, text);
  }

  /** Writes it; what was there before may come back if the power fails within seconds. */
  void writeWhole(String text) throws IOException {
    SecretFile.createFolder(folder);
    SecretFile.writeWhole(path, text);
  }

  /** Writes it where it may be damaged if the power fails within seconds. */
  void writeSoon(String text) throws IOException {
    SecretFile.createFolder(folder);
    SecretFile.writeSoon(path, text);
  }

  /** Renames it, so that somebody may still find out what was in it. The first few are kept. */
  void keepAside() throws IOException {
    for (int i = 1; i <= KEPT_ASIDE; i++) {
      Path aside = path.resolveSibling(path.getFileName() + ".damaged" + i);
      if (Files.notExists(aside)) {
        Files.move(path, aside);
        return;
      }
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
  }
}
