package io.entitlements.core;

import io.entitlements.error.EntitlementException;
import java.nio.file.Path;

/** A file of secrets cannot be used. It names the file and the reason, never its content. */
public final class KeyFileException extends EntitlementException {

  private static final long serialVersionUID = 1L;

  private final transient Path file;

  /** What is wrong with it. */
  private final Reason reason;

  KeyFileException(Path file, Reason reason) {
    super(message(file, reason));
    this.file = file;
    this.reason = reason;
  }

  KeyFileException(Path file, Reason reason, Throwable cause) {
    super(message(file, reason), cause);
    this.file = file;
    this.reason = reason;
  }

  private static String message(Path file, Reason reason) {
    return file + " cannot be used: " + reason;
  }

  /**
   * The file.
   *
   * @return its path, as it was given
   */
  public Path file() {
    return file;
  }

  /**
   * What is wrong with it.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }

  /** Why a file of secrets cannot be used. */
  public enum Reason {
    /** It is in no form that this version reads. */
    MALFORMED,
    /**
     * Deriving the key from the passphrase would cost more, or less, than any file of ours asks.
     */
    COST_OUT_OF_RANGE,
    /** The passphrase is another one, or something in the file was changed. */
    WRONG_PASSPHRASE_OR_CHANGED,
    /** It has no private key by this name. */
    NO_SUCH_KEY,
    /** What it holds is no private key of Ed25519. */
    NOT_ED25519
  }
}
