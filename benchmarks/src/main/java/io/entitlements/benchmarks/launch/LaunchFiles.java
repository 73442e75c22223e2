package io.entitlements.benchmarks.launch;

/** What the programs find in the folder that is their argument. */
final class LaunchFiles {

  static final String ISSUER = "https://portal.example";
  static final String AUDIENCE = "benchmark";
  static final String FEATURE = "suite/notebook";
  static final String NOTEBOOK = "learning-suite/notebook";
  static final String TYP = "entitlements-lease+jwt";

  static final String LEASE = "lease.jws";
  static final String KEY_SET = "keys.json";
  static final String DEVICE = "device.txt";
  static final String LICENSE3J = "license.bin";
  static final String LICENSE3J_KEY = "license-key.bin";
  static final String LICENSE3J_FEATURE = "notebook";

  private LaunchFiles() {}
}
