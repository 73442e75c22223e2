package io.entitlements.benchmarks.launch;

/** Does nothing: what every Java process costs. */
final class EmptyProgram {

  private EmptyProgram() {}

  public static void main(String[] arguments) {}
}
