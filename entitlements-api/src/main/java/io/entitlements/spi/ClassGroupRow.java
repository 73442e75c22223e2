package io.entitlements.spi;

import io.entitlements.account.ClassCode;
import io.entitlements.account.ClassGroup;
import java.util.Objects;
import java.util.Optional;

/**
 * A class as it is kept.
 *
 * @param classGroup the class
 * @param code its code; empty if, and only if, it is archived
 */
public record ClassGroupRow(ClassGroup classGroup, Optional<ClassCode> code) {

  /** Checks that an archived class, and no other, has no code. */
  public ClassGroupRow {
    Objects.requireNonNull(classGroup, "classGroup");
    if (code.isPresent() == classGroup.archivedAt().isPresent()) {
      throw new IllegalArgumentException("a class has a code unless it is archived");
    }
  }

  /**
   * The same with another state of the class.
   *
   * @param other the class, archived as before
   * @return the row
   */
  public ClassGroupRow with(ClassGroup other) {
    return new ClassGroupRow(other, code);
  }

  /**
   * The same with another code.
   *
   * @param other the code
   * @return the row
   */
  public ClassGroupRow with(ClassCode other) {
    return new ClassGroupRow(classGroup, Optional.of(other));
  }
}
