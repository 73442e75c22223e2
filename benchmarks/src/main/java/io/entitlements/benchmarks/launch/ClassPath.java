package io.entitlements.benchmarks.launch;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a program needs, picked from the class path of this process. */
final class ClassPath {

  private static final List<String> ALL =
      List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));

  private ClassPath() {}

  /** The jars of these artifacts, in this order; the folder of a group tells two of a name apart. */
  static String of(String... artifacts) {
    return Arrays.stream(artifacts)
        .map(ClassPath::jar)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String jar(String artifact) {
    List<String> found = ALL.stream().filter(path -> isOf(artifact, path)).toList();
    if (found.size() != 1) {
      throw new IllegalStateException(artifact + " should be there once, not as " + found);
    }
    return found.get(0);
  }

  private static boolean isOf(String artifact, String path) {
    int folder = artifact.lastIndexOf('/');
    File file = new File(path);
    return file.getPath().contains(artifact.substring(0, folder + 1))
        && file.getName().matches("\\Q" + artifact.substring(folder + 1) + "\\E(-[0-9].*)?\\.jar");
  }
}
