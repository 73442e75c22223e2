package io.entitlements.activation;

/** Why a request file or a return file is not read. */
public enum FileFault {
  /** It is longer than any of ours. */
  TOO_LARGE,
  /** It is no file of this kind. */
  WRONG_KIND,
  /** It is of a newer version of the client than this version reads. */
  NEWER_VERSION,
  /** A part of it is missing or was changed on the way. */
  DAMAGED
}
