package io.entitlements.core;

import io.entitlements.core.internal.signing.MacKeyRing;
import io.entitlements.core.internal.signing.PrivateKeyPem;
import io.entitlements.core.internal.signing.SecretFile;
import io.entitlements.core.internal.signing.SigningKey;
import io.entitlements.core.internal.signing.SigningRing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;

/**
 * The secrets of a server, kept in a folder: the key that signs leases and the key that
 * authenticates product keys. Immutable and thread-safe; nothing here shows a secret.
 *
 * <p>The folder holds {@value #SIGNING_KEY}, an Ed25519 private key as PKCS#8 in PEM (RFC 8410),
 * and {@value #MAC_KEYS}, a line {@code generation:secret} for each generation from 0 to 31, the
 * secret being 32 bytes in base64url; the last line is the generation of new product keys.
 * <strong>Back up both</strong>: without the second, no product key already printed is accepted
 * again.
 */
public final class KeyFiles {

  private static final String SIGNING_KEY = "signing.key";
  private static final String MAC_KEYS = "product-key.mac";
  private static final String LOCK = "keys.lock";

  /**
   * There from before the first file is made until after the last: keys that nobody has used yet.
   */
  private static final String UNFINISHED = "keys.unfinished";

  private static final int SECRET_BYTES = 32;
  private static final int FIRST_GENERATION = 1;

  private KeyFiles() {}

  /**
   * Loads the keys of a folder, or makes them on first use, when neither file is there. Reads and
   * writes files; processes that start at the same time on one folder get the same keys.
   *
   * <p>New files and a new folder are the owner's alone, where the file system knows owners. A
   * folder that already has both files is only read.
   *
   * @param folder where the files are; made if it is not there
   * @param random makes the secrets on first use
   * @return the keys
   * @throws UncheckedIOException if the folder or a file cannot be read or written
   * @throws IllegalStateException if only one of the files is there, or one is broken or open to
   *     others than its owner; it names the file, never its content
   */
  public static ServerKeys openUnencrypted(Path folder, SecureRandom random) {
    Path signingFile = folder.resolve(SIGNING_KEY);
    Path macFile = folder.resolve(MAC_KEYS);
    try {
      if (!Files.exists(signingFile)
          || !Files.exists(macFile)
          || Files.exists(folder.resolve(UNFINISHED))) {
        SecretFile.createFolder(folder);
        createLocked(folder, random);
      }
      return new ServerKeys(
          new KeyRing(SigningRing.of(loadSigningKey(signingFile))), loadMacKeys(macFile));
    } catch (IOException failed) {
      throw new UncheckedIOException("the key files in " + folder + " are not accessible", failed);
    }
  }

  /** A file lock holds between processes, the monitor within this one. */
  private static synchronized void createLocked(Path folder, SecureRandom random)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // Closing the channel releases it.
      channel.lock();
      create(folder, random);
    }
  }

  private static void create(Path folder, SecureRandom random) throws IOException {
    Path signingFile = folder.resolve(SIGNING_KEY);
    Path macFile = folder.resolve(MAC_KEYS);
    Path unfinished = folder.resolve(UNFINISHED);
    if (Files.exists(unfinished)) {
      Files.deleteIfExists(macFile);
      Files.deleteIfExists(signingFile);
    }
    if (Files.exists(signingFile) && Files.exists(macFile)) {
      return;
    }
    // A lost secret replaced in silence would void every product key, or every lease, given out.
    requireAbsent(signingFile, macFile);
    requireAbsent(macFile, signingFile);
    if (!Files.exists(unfinished)) {
      SecretFile.write(unfinished, "");
    }
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    SecretFile.write(macFile, MacKeyRing.writeLine(FIRST_GENERATION, secret));
    byte[] seed = new byte[SECRET_BYTES];
    random.nextBytes(seed);
    SecretFile.write(signingFile, PrivateKeyPem.write(seed));
    Files.delete(unfinished);
  }

  private static void requireAbsent(Path present, Path missing) {
    if (Files.exists(present)) {
      throw new IllegalStateException(
          missing
              + " is missing beside "
              + present.getFileName()
              + "; restore it, or delete that one too if its keys were never used");
    }
  }

  private static SigningKey loadSigningKey(Path file) throws IOException {
    return PrivateKeyPem.read(SecretFile.read(file))
        .map(SigningKey::ofSeed)
        .orElseThrow(() -> new IllegalStateException(file + " is not an Ed25519 key in PEM"));
  }

  private static MacKeyRing loadMacKeys(Path file) throws IOException {
    return MacKeyRing.read(SecretFile.read(file))
        .orElseThrow(() -> new IllegalStateException(file + " is not lines of generation:secret"));
  }
}
