package io.entitlements.core;

import io.entitlements.core.internal.signing.PassphraseSeal;
import io.entitlements.core.internal.signing.PassphraseSeal.Opening;
import io.entitlements.core.internal.signing.SecretFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

/** Secret texts in files, sealed by a passphrase. */
final class SealedFile {

  private SealedFile() {}

  static String read(Path file, char[] passphrase) throws IOException {
    Opening opening = PassphraseSeal.open(SecretFile.read(file), passphrase);
    if (opening instanceof Opening.Failed failed) {
      throw new KeyFileException(file, reason(failed.fault()));
    }
    return ((Opening.Opened) opening).text();
  }

  static void write(Path file, String text, char[] passphrase, SecureRandom random)
      throws IOException {
    SecretFile.write(file, PassphraseSeal.seal(text, passphrase, random));
  }

  /** An empty passphrase protects nothing; it is most often a setting that was forgotten. */
  static void check(char[] passphrase) {
    if (passphrase.length == 0) {
      throw new IllegalArgumentException("the passphrase is empty");
    }
  }

  private static KeyFileException.Reason reason(PassphraseSeal.Fault fault) {
    return switch (fault) {
      case MALFORMED -> KeyFileException.Reason.MALFORMED;
      case COST_OUT_OF_RANGE -> KeyFileException.Reason.COST_OUT_OF_RANGE;
      case NOT_AUTHENTIC -> KeyFileException.Reason.WRONG_PASSPHRASE_OR_CHANGED;
    };
  }
}
