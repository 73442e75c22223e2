package io.entitlements.core.roster.oneroster;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.entitlements.error.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What reading some path refuses, as a person reads it. */
final class BundleProblems {

  private BundleProblems() {}

  static List<String> of(Path path) {
    return catchThrowableOfType(
            InvalidInputException.class,
            () -> OneRosterCsv.in(path, Bundle.TODAY).read(Optional.empty(), page -> {}))
        .problems()
        .stream()
        .map(Object::toString)
        .toList();
  }
}
