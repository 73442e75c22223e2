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
import java.util.List;
import java.util.Optional;

/**
 * The secrets of a server, kept in a folder: the key that signs, and the secrets that authenticate
 * typed product keys.
 *
 * <p>The folder holds {@code signing.key}, an Ed25519 private key as PKCS#8 in PEM (RFC 8410), and
 * {@code product-key.mac}, a line {@code generation:secret} for each generation from 0 to 31, the
 * secret being 32 bytes in base64url; the last line is the generation of new product keys. {@link
 * #open} keeps both encrypted, with {@code .sealed} at the end of their names. <strong>Back up
 * both</strong>: without the second, no product key already printed is accepted again.
 */
public final class KeyFiles {

  private static final String SIGNING_KEY = "signing.key";
  private static final String MAC_KEYS = "product-key.mac";
  private static final String SEALED = ".sealed";
  private static final String LOCK = "keys.lock";

  /**
   * There from before the first file is made until after the last: keys that nobody has used yet.
   */
  private static final String UNFINISHED = "keys.unfinished";

  private static final int SECRET_BYTES = 32;
  private static final int FIRST_GENERATION = 1;

  private final Path signingFile;
  private final Path macFile;
  private final Path folder;
  private final SecureRandom random;

  /** Encrypts the files; none where they are not encrypted. */
  private final Optional<char[]> passphrase;

  private KeyFiles(Path folder, SecureRandom random, Optional<char[]> passphrase) {
    String suffix = passphrase.isPresent() ? SEALED : "";
    this.folder = folder;
    this.signingFile = folder.resolve(SIGNING_KEY + suffix);
    this.macFile = folder.resolve(MAC_KEYS + suffix);
    this.random = random;
    this.passphrase = passphrase;
  }

  /**
   * Loads the keys of a folder, which are encrypted by a passphrase, or makes them on first use,
   * when neither file is there. Reads and writes files, and computes for about a second; processes
   * that start at the same time on one folder get the same keys.
   *
   * <p>New files and a new folder are the owner's alone, where the file system knows owners. A
   * folder that already has both files is only read.
   *
   * @param folder where the files are; made if it is not there
   * @param passphrase what encrypts them (Argon2id, AES-256-GCM), not empty; stays the caller's to
   *     clear
   * @param random makes the secrets on first use
   * @return the keys
   * @throws UncheckedIOException if the folder or a file cannot be read or written
   * @throws KeyFileException if a file is not opened, with the reason
   * @throws IllegalStateException if only one of the files is there, one is broken or open to
   *     others than its owner, or the folder has unencrypted ones; it names the file, never its
   *     content
   */
  public static ServerKeys open(Path folder, char[] passphrase, SecureRandom random) {
    SealedFile.check(passphrase);
    return new KeyFiles(folder, random, Optional.of(passphrase)).open();
  }

  /**
   * The same without encryption: whoever reads the disk or a backup of it can sign. For development
   * and tests.
   *
   * @param folder where the files are; made if it is not there
   * @param random makes the secrets on first use
   * @return the keys
   * @throws UncheckedIOException if the folder or a file cannot be read or written
   * @throws IllegalStateException if only one of the files is there, one is broken or open to
   *     others than its owner, or the folder has encrypted ones; it names the file, never its
   *     content
   */
  public static ServerKeys openUnencrypted(Path folder, SecureRandom random) {
    return new KeyFiles(folder, random, Optional.empty()).open();
  }

  /**
   * Encrypts the unencrypted keys of a folder, and then deletes those. After a crash it can be
   * called again. No process may open the folder meanwhile.
   *
   * @param folder where {@link #openUnencrypted} made them
   * @param passphrase what encrypts them from now on, not empty; stays the caller's to clear
   * @param random makes salts and nonces
   * @return the keys, which are the same
   * @throws UncheckedIOException if the folder or a file cannot be read or written
   * @throws IllegalStateException if a file is broken or open to others than its owner
   */
  public static ServerKeys encrypt(Path folder, char[] passphrase, SecureRandom random) {
    SealedFile.check(passphrase);
    KeyFiles plain = new KeyFiles(folder, random, Optional.empty());
    KeyFiles sealed = new KeyFiles(folder, random, Optional.of(passphrase));
    try {
      // The signing key is deleted first: while it is there, both are.
      if (Files.exists(plain.signingFile)) {
        plain.load();
        sealed.write(sealed.macFile, plain.read(plain.macFile));
        sealed.write(sealed.signingFile, plain.read(plain.signingFile));
      }
      ServerKeys keys = sealed.load();
      Files.deleteIfExists(plain.signingFile);
      Files.deleteIfExists(plain.macFile);
      return keys;
    } catch (IOException failed) {
      throw new UncheckedIOException("the key files in " + folder + " are not accessible", failed);
    }
  }

  private ServerKeys open() {
    try {
      requireNoneOfTheOtherKind();
      if (!Files.exists(signingFile)
          || !Files.exists(macFile)
          || Files.exists(folder.resolve(UNFINISHED))) {
        SecretFile.createFolder(folder);
        createLocked(this);
      }
      return load();
    } catch (IOException failed) {
      throw new UncheckedIOException("the key files in " + folder + " are not accessible", failed);
    }
  }

  private void requireNoneOfTheOtherKind() {
    String suffix = passphrase.isPresent() ? "" : SEALED;
    for (String name : List.of(SIGNING_KEY, MAC_KEYS)) {
      if (Files.exists(folder.resolve(name + suffix))) {
        throw new IllegalStateException(
            folder.resolve(name + suffix)
                + (passphrase.isPresent()
                    ? " is not encrypted; KeyFiles.encrypt does that once"
                    : " is encrypted; KeyFiles.open reads it"));
      }
    }
  }

  /** A file lock holds between processes, the monitor within this one. */
  private static synchronized void createLocked(KeyFiles files) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            files.folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // Closing the channel releases it.
      channel.lock();
      files.create();
    }
  }

  private void create() throws IOException {
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
    write(macFile, MacKeyRing.writeLine(FIRST_GENERATION, secret));
    byte[] seed = new byte[SECRET_BYTES];
    random.nextBytes(seed);
    write(signingFile, PrivateKeyPem.write(seed));
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

  private ServerKeys load() throws IOException {
    SigningKey signing =
        PrivateKeyPem.read(read(signingFile))
            .map(SigningKey::ofSeed)
            .orElseThrow(
                () -> new IllegalStateException(signingFile + " is not an Ed25519 key in PEM"));
    MacKeyRing mac =
        MacKeyRing.read(read(macFile))
            .orElseThrow(
                () -> new IllegalStateException(macFile + " is not lines of generation:secret"));
    return new ServerKeys(new KeyRing(SigningRing.of(signing)), mac);
  }

  private String read(Path file) throws IOException {
    return passphrase.isPresent() ? SealedFile.read(file, passphrase.get()) : SecretFile.read(file);
  }

  private void write(Path file, String text) throws IOException {
    if (passphrase.isPresent()) {
      SealedFile.write(file, text, passphrase.get(), random);
    } else {
      SecretFile.write(file, text);
    }
  }
}
