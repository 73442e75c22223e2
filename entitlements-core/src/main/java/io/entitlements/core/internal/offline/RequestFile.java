package io.entitlements.core.internal.offline;

import io.entitlements.activation.Installation;
import io.entitlements.activation.SecretHash;
import java.util.List;
import java.util.Optional;

/**
 * What a computer without a network asks for: to be activated by a product key. The answer is a
 * lease for exactly that computer and key.
 *
 * @param key the product key, in its printed form
 * @param installation on which computer; with the hash of its secret
 */
public record RequestFile(String key, Installation installation) {

  private static final String KIND = "entitlements-request";
  private static final int VERSION = 1;
  private static final List<String> NAMES = List.of("device", "key", "secret", "traits");

  /** Checks the form. */
  public RequestFile {
    OfflineValues.requireKey(key);
    if (installation.secret().isEmpty()) {
      throw new IllegalArgumentException("a request file says the hash of the secret");
    }
  }

  /** Reads a file. */
  public static FileReading<RequestFile> read(String text) {
    return OfflineText.read(
        text,
        KIND,
        VERSION,
        NAMES,
        values ->
            new RequestFile(
                values.get(1),
                new Installation(
                    OfflineValues.device(values.get(0)),
                    Optional.of(new SecretHash(values.get(2))),
                    OfflineValues.traits(values.get(3)))));
  }

  /** The file. */
  public String text() {
    return OfflineText.write(
        KIND,
        VERSION,
        NAMES,
        List.of(
            installation.device().toString(),
            key,
            installation.secret().orElseThrow().text(),
            OfflineValues.text(installation.traits())));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "RequestFile[" + installation.device() + "]";
  }
}
