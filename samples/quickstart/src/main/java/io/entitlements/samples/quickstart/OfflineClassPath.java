package io.entitlements.samples.quickstart;

import io.entitlements.jdbc.JdbcStorage;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a client program ships: everything that this process has, but no storage and no database.
 */
final class OfflineClassPath {

  private OfflineClassPath() {}

  static String get() {
    Set<Path> left =
        Set.of(placeOf(JdbcStorage.class), placeOf(org.h2.jdbcx.JdbcConnectionPool.class));
    String all =
        System.getProperty("java.class.path")
            + File.pathSeparator
            + System.getProperty("jdk.module.path", "");
    return Arrays.stream(all.split(File.pathSeparator))
        .map(Path::of)
        .filter(entry -> !left.contains(entry.toAbsolutePath().normalize()) && !isJdbi(entry))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isJdbi(Path entry) {
    return String.valueOf(entry.getFileName()).startsWith("jdbi3-");
  }

  private static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
