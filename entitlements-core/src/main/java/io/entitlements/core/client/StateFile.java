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

  /** Stands for: the file is there, but it is no text of ours. */
  static final String UNREADABLE = "\u0000";

  private final Path folder;
  private final Path path;
  private final int maxBytes;

  StateFile(Path folder, String name, int maxBytes) {
    this.folder = folder;
    this.path = folder.resolve(name);
    this.maxBytes = maxBytes;
  }

  /** The text, empty if there is no file, {@link #UNREADABLE} if it cannot be had. */
  String read() {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      return bytes.length == 0 || bytes.length > maxBytes
          ? UNREADABLE
          : new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException absent) {
      return "";
    } catch (IOException unreadable) {
      return UNREADABLE;
    }
  }

  void write(String text) throws IOException {
    SecretFile.createFolder(folder);
    SecretFile.write(path, text);
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
  }
}
