package io.entitlements.core.internal.scim;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that is refused, on its way to the one place that answers with the error. It says what
 * the sender did wrong, and so has no stack trace.
 */
public final class ScimRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable ScimType type;
  private final String detail;

  /** Refuses with an error. */
  public ScimRefusal(ScimError error) {
    this(error.status(), error.type().orElse(null), error.detail());
  }

  private ScimRefusal(int status, @Nullable ScimType type, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.type = type;
    this.detail = detail;
  }

  /** Refuses with status 400, or 413 for {@link ScimType#TOO_MANY}. */
  public static ScimRefusal of(ScimType type, String detail) {
    int status =
        switch (type) {
          case TOO_MANY -> 413;
          case UNIQUENESS -> 409;
          default -> 400;
        };
    return new ScimRefusal(status, type, detail);
  }

  /** A value that is missing or wrong. */
  public static ScimRefusal invalidValue(String detail) {
    return of(ScimType.INVALID_VALUE, detail);
  }

  /** The same, said of a part of the request. */
  public ScimRefusal in(String part) {
    return new ScimRefusal(status, type, part + ": " + detail);
  }

  /** What is answered. */
  public ScimError error() {
    return new ScimError(status, Optional.ofNullable(type), detail);
  }
}
