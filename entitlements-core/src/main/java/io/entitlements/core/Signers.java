package io.entitlements.core;

import io.entitlements.core.KeyFileException.Reason;
import io.entitlements.core.internal.signing.PrivateKeyPem;
import io.entitlements.core.internal.signing.SecretFile;
import io.entitlements.core.internal.signing.SigningKey;
import io.entitlements.spi.Signer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.UnrecoverableKeyException;
import java.security.interfaces.EdECPrivateKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Private keys from files, for a {@link KeyRing}. A security module or a key service implements
 * {@link Signer} itself. The passphrases given here stay the caller's to clear; nothing shows a
 * secret.
 */
public final class Signers {

  private static final int SEED_BYTES = 32;

  private Signers() {}

  /**
   * Makes a key and keeps it in a new file, encrypted by a passphrase, the owner's alone. Blocks on
   * the file and computes for some tenths of a second.
   *
   * @param file the file, which is not there yet; its folder is
   * @param passphrase what encrypts it, not empty
   * @param random makes the key
   * @return the key
   * @throws UncheckedIOException if the file cannot be written
   * @throws IllegalStateException if there is such a file
   */
  public static Signer createEncrypted(Path file, char[] passphrase, SecureRandom random) {
    SealedFile.check(passphrase);
    if (Files.exists(file)) {
      throw new IllegalStateException(file + " is there already");
    }
    byte[] seed = new byte[SEED_BYTES];
    random.nextBytes(seed);
    try {
      SealedFile.write(file, PrivateKeyPem.write(seed), passphrase, random);
    } catch (IOException failed) {
      throw new UncheckedIOException(file + " is not accessible", failed);
    }
    return SigningKey.ofSeed(seed).signer();
  }

  /**
   * Reads a key that is encrypted by a passphrase, as {@link #createEncrypted} and {@link
   * KeyFiles#open} write it. Blocks on the file and computes for some tenths of a second.
   *
   * @param file the file
   * @param passphrase what encrypted it, not empty
   * @return the key
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalStateException if it is open to others than its owner
   * @throws KeyFileException if it is not opened, with the reason
   */
  public static Signer encrypted(Path file, char[] passphrase) {
    SealedFile.check(passphrase);
    try {
      return PrivateKeyPem.read(SealedFile.read(file, passphrase))
          .map(seed -> SigningKey.ofSeed(seed).signer())
          .orElseThrow(() -> new KeyFileException(file, Reason.NOT_ED25519));
    } catch (IOException failed) {
      throw new UncheckedIOException(file + " is not accessible", failed);
    }
  }

  /**
   * Reads a key from a PKCS#12 file (RFC 7292) of at most 16 KiB. Blocks on the file and computes
   * for some tenths of a second.
   *
   * @param file the file
   * @param alias the name of the key within it
   * @param passphrase that of the file and of the key, not empty
   * @return the key
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalStateException if it is open to others than its owner, or too long
   * @throws KeyFileException if it has no such key, with the reason
   */
  public static Signer pkcs12(Path file, String alias, char[] passphrase) {
    SealedFile.check(passphrase);
    byte[] bytes;
    try {
      bytes = SecretFile.read(file).getBytes(StandardCharsets.ISO_8859_1);
    } catch (IOException failed) {
      throw new UncheckedIOException(file + " is not accessible", failed);
    }
    Key key = key(file, bytes, alias, passphrase);
    if (key == null) {
      throw new KeyFileException(file, Reason.NO_SUCH_KEY);
    }
    boolean fits =
        key instanceof EdECPrivateKey edwards && edwards.getParams().getName().equals("Ed25519");
    Optional<byte[]> seed = fits ? ((EdECPrivateKey) key).getBytes() : Optional.empty();
    return seed.map(known -> SigningKey.ofSeed(known).signer())
        .orElseThrow(() -> new KeyFileException(file, Reason.NOT_ED25519));
  }

  private static @Nullable Key key(Path file, byte[] bytes, String alias, char[] passphrase) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(bytes), passphrase);
      return store.getKey(alias, passphrase);
    } catch (UnrecoverableKeyException wrong) {
      throw new KeyFileException(file, Reason.WRONG_PASSPHRASE_OR_CHANGED, wrong);
    } catch (IOException broken) {
      boolean wrong = broken.getCause() instanceof UnrecoverableKeyException;
      throw new KeyFileException(
          file, wrong ? Reason.WRONG_PASSPHRASE_OR_CHANGED : Reason.MALFORMED, broken);
    } catch (GeneralSecurityException | RuntimeException broken) {
      // The JDK's reader throws many kinds of exception for what a file says.
      throw new KeyFileException(file, Reason.MALFORMED, broken);
    }
  }
}
