package io.entitlements.samples.launch;

import io.entitlements.catalog.FeatureId;
import java.nio.file.Path;

/**
 * What a program with windows does before it shows the first one: asks for one feature, with
 * nothing of a command line around it. The benchmark of the launch runs it.
 */
final class Launch {

  private Launch() {}

  /** Takes a folder as {@code --home} does; ends as {@code check learning-suite/notebook} does. */
  public static void main(String[] arguments) {
    boolean allowed =
        Vendor.open(Places.below(Path.of(arguments[0])))
            .check(FeatureId.of("learning-suite/notebook"))
            .isAllowed();
    System.exit((allowed ? ExitCode.YES : ExitCode.NO).number());
  }
}
