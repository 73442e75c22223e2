package io.entitlements.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.entitlements.core.KeyFileException.Reason;
import io.entitlements.spi.Signer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SignersTest {

  private static final char[] PASSPHRASE = "correct horse".toCharArray();
  private static final char[] WRONG = "wrong horse".toCharArray();

  @TempDir Path temp;

  private final SecureRandom random = new SecureRandom();

  @Test
  void encryptedKey_signsAsItDidWhenItWasMade() {
    Path file = temp.resolve("next.key.sealed");
    Signer made = Signers.createEncrypted(file, PASSPHRASE, random);
    Signer read = Signers.encrypted(file, PASSPHRASE);
    assertThat(read.publicKey()).isEqualTo(made.publicKey());
    assertThat(read.sign(new byte[] {1, 2})).isEqualTo(made.sign(new byte[] {1, 2}));
    assertThat(read.toString()).isEqualTo("SeedSigner[***]");
    assertThatIllegalStateException()
        .isThrownBy(() -> Signers.createEncrypted(file, PASSPHRASE, random))
        .withMessageContaining("there already");
  }

  @Test
  void wrongPassphraseChangedFileAndOtherFile_areToldByTheirReason() throws IOException {
    Path file = temp.resolve("key.sealed");
    Signers.createEncrypted(file, PASSPHRASE, random);
    assertReason(file, WRONG, Reason.WRONG_PASSPHRASE_OR_CHANGED);
    String sealed = Files.readString(file);
    Files.writeString(file, sealed.replace("t=3", "t=4"));
    assertReason(file, PASSPHRASE, Reason.WRONG_PASSPHRASE_OR_CHANGED);
    Files.writeString(file, sealed.replace("t=3", "t=99999"));
    assertReason(file, PASSPHRASE, Reason.COST_OUT_OF_RANGE);
    Files.writeString(file, "-----BEGIN PRIVATE KEY-----");
    assertReason(file, PASSPHRASE, Reason.MALFORMED);
    SealedFile.write(file, "no key", PASSPHRASE, random);
    assertReason(file, PASSPHRASE, Reason.NOT_ED25519);
  }

  private static void assertReason(Path file, char[] passphrase, Reason reason) {
    assertThatExceptionOfType(KeyFileException.class)
        .isThrownBy(() -> Signers.encrypted(file, passphrase))
        .matches(thrown -> thrown.reason() == reason && thrown.file().equals(file))
        .withMessageNotContaining("horse");
  }

  @Test
  void folderWithAPassphrase_keepsNothingReadableAndOpensWithItOnly() throws IOException {
    Path folder = temp.resolve("keys");
    ServerKeys made = KeyFiles.open(folder, PASSPHRASE, random);
    ServerKeys loaded = KeyFiles.open(folder, PASSPHRASE, random);
    assertThat(loaded.jwkSet()).isEqualTo(made.jwkSet());
    assertThat(loaded.macKeys().current()).isEqualTo(1);
    assertThat(made.toString()).contains("***");
    for (String name : List.of("signing.key.sealed", "product-key.mac.sealed")) {
      assertThat(Files.readString(folder.resolve(name))).startsWith("entitlements-sealed:1:");
    }
    assertThat(folder.resolve("signing.key")).doesNotExist();
    assertThatExceptionOfType(KeyFileException.class)
        .isThrownBy(() -> KeyFiles.open(folder, WRONG, random))
        .matches(thrown -> thrown.reason() == Reason.WRONG_PASSPHRASE_OR_CHANGED);
    Signer signer = Signers.encrypted(folder.resolve("signing.key.sealed"), PASSPHRASE);
    assertThat(KeyRing.of(signer).jwkSet()).isEqualTo(made.jwkSet());
  }

  @Test
  void folderOfTheOtherKind_isRefusedInsteadOfGettingNewKeys() {
    Path plain = temp.resolve("plain");
    KeyFiles.openUnencrypted(plain, random);
    assertThatIllegalStateException()
        .isThrownBy(() -> KeyFiles.open(plain, PASSPHRASE, random))
        .withMessageContaining("KeyFiles.encrypt");
    Path sealed = temp.resolve("sealed");
    KeyFiles.open(sealed, PASSPHRASE, random);
    assertThatIllegalStateException()
        .isThrownBy(() -> KeyFiles.openUnencrypted(sealed, random))
        .withMessageContaining("is encrypted");
  }

  @Test
  void unencryptedFolder_isEncryptedOnceWithTheSameKeysAlsoAfterACrash() throws IOException {
    Path folder = temp.resolve("keys");
    ServerKeys before = KeyFiles.openUnencrypted(folder, random);
    String mac = Files.readString(folder.resolve("product-key.mac"));
    assertThat(KeyFiles.encrypt(folder, PASSPHRASE, random).jwkSet()).isEqualTo(before.jwkSet());
    assertThat(folder.resolve("signing.key")).doesNotExist();
    assertThat(folder.resolve("product-key.mac")).doesNotExist();
    // As if the process had died before it deleted the second file.
    SealedFile.write(temp.resolve("unrelated"), mac, PASSPHRASE, random);
    Files.writeString(folder.resolve("product-key.mac"), mac);
    assertThat(KeyFiles.encrypt(folder, PASSPHRASE, random).jwkSet()).isEqualTo(before.jwkSet());
    assertThat(KeyFiles.open(folder, PASSPHRASE, random).jwkSet()).isEqualTo(before.jwkSet());
    assertThat(SealedFile.read(folder.resolve("product-key.mac.sealed"), PASSPHRASE))
        .isEqualTo(mac);
  }

  @Test
  void emptyPassphrase_isAMistake() {
    char[] none = new char[0];
    Path file = temp.resolve("key");
    assertThatIllegalArgumentException().isThrownBy(() -> KeyFiles.open(temp, none, random));
    assertThatIllegalArgumentException().isThrownBy(() -> KeyFiles.encrypt(temp, none, random));
    assertThatIllegalArgumentException().isThrownBy(() -> Signers.encrypted(file, none));
    assertThatIllegalArgumentException().isThrownBy(() -> Signers.pkcs12(file, "a", none));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Signers.createEncrypted(file, none, random));
  }

  @Test
  void fileThatIsNotThere_isAFaultOfInput() {
    Path file = temp.resolve("none");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> Signers.encrypted(file, PASSPHRASE));
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> Signers.pkcs12(file, "a", PASSPHRASE));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void fileOpenToOthers_isRefused() throws IOException {
    Path file = temp.resolve("key.sealed");
    Signers.createEncrypted(file, PASSPHRASE, random);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatIllegalStateException()
        .isThrownBy(() -> Signers.encrypted(file, PASSPHRASE))
        .withMessageContaining("open to others");
  }

  @Test
  void keyOfAPkcs12File_signsByItsAliasAndPassphraseOnly() throws Exception {
    Path file = temp.resolve("keys.p12");
    keytool(file, "signing", "Ed25519");
    keytool(file, "curve", "Ed448");
    Signer signer = Signers.pkcs12(file, "signing", PASSPHRASE);
    // A ring takes it only if its public key is one.
    assertThat(KeyRing.builder().key(signer, Instant.EPOCH).build().signing().at(Instant.EPOCH))
        .extracting(key -> key.sign(new byte[] {1}).length)
        .isEqualTo(64);
    assertPkcs12(file, "signing", WRONG, Reason.WRONG_PASSPHRASE_OR_CHANGED);
    assertPkcs12(file, "nobody", PASSPHRASE, Reason.NO_SUCH_KEY);
    assertPkcs12(file, "curve", PASSPHRASE, Reason.NOT_ED25519);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertPkcs12(file, "signing", PASSPHRASE, Reason.MALFORMED);
    Files.write(file, new byte[] {1, 2, 3});
    assertPkcs12(file, "signing", PASSPHRASE, Reason.MALFORMED);
  }

  @Test
  void pkcs12FileWithAChangedByte_isNeverAnotherKey() throws Exception {
    Path file = temp.resolve("keys.p12");
    keytool(file, "signing", "Ed25519");
    byte[] publicKey = Signers.pkcs12(file, "signing", PASSPHRASE).publicKey();
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i += 29) {
      byte[] changed = bytes.clone();
      changed[i] ^= 0x10;
      Files.write(file, changed);
      try {
        assertThat(Signers.pkcs12(file, "signing", PASSPHRASE).publicKey()).isEqualTo(publicKey);
      } catch (KeyFileException typed) {
        assertThat(typed.reason()).isNotNull();
      }
    }
  }

  private static void assertPkcs12(Path file, String alias, char[] passphrase, Reason reason) {
    assertThatExceptionOfType(KeyFileException.class)
        .isThrownBy(() -> Signers.pkcs12(file, alias, passphrase))
        .matches(thrown -> thrown.reason() == reason);
  }

  /** The JDK's own tool: nothing else here makes certificates. */
  private static void keytool(Path file, String alias, String algorithm) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of("-genkeypair", "-keyalg", algorithm, "-alias", alias));
    command.addAll(List.of("-dname", "CN=test", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", file.toString(), "-storepass", "correct horse"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }
}
