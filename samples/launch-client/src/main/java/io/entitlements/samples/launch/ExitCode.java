package io.entitlements.samples.launch;

/** What the program ends with. 2 is Picocli's own: the command line is not understood. */
enum ExitCode {
  /** Done; for {@code check}: the feature may be used. */
  YES(0),
  /** Refused; for {@code check}: the feature may not be used as it was bought. */
  NO(1),
  /** Files cannot be read or written. */
  FAULT(3),
  /** The portal cannot be reached; the same command again later can go well. */
  NOT_REACHED(4);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
