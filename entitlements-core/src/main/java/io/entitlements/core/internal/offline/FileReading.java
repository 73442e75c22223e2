package io.entitlements.core.internal.offline;

import io.entitlements.activation.FileFault;

/**
 * What came of reading a file.
 *
 * @param <T> what such a file says
 */
public sealed interface FileReading<T> {

  /** It is whole. */
  record Read<T>(T value) implements FileReading<T> {}

  /** It is not read. */
  record Faulty<T>(FileFault fault) implements FileReading<T> {}
}
