package io.entitlements.core.internal.message;

import io.entitlements.activation.ActivationRefusal;
import io.entitlements.activation.DeactivationRefusal;
import io.entitlements.activation.FileFault;
import io.entitlements.activation.RefreshRefusal;
import io.entitlements.key.ProductKeyText;
import io.entitlements.key.TypedKeyFault;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a portal refuses, as the members of a problem (RFC 9457): {@code code} is the stable name of
 * the reason. Every reading method throws {@link IllegalArgumentException} for another code.
 */
public final class Refusals {

  private static final String CODE = "code";
  private static final String NOT_RECOGNIZED = "NOT_RECOGNIZED";
  private static final String FILE_UNREADABLE = "FILE_UNREADABLE";

  private Refusals() {}

  /** Adds a reason that says everything. */
  public static FlatJson with(FlatJson problem, Enum<?> code) {
    return problem.with(CODE, code.name());
  }

  /** Adds why there is no activation. */
  public static FlatJson with(FlatJson problem, ActivationRefusal refusal) {
    with(problem, refusal.code());
    if (refusal instanceof ActivationRefusal.Full full) {
      problem.with("used", full.used()).with("total", full.total());
    } else if (refusal instanceof ActivationRefusal.KeyMistyped mistyped) {
      TypedKeyFault fault = mistyped.fault();
      problem.with("mistake", fault.mistake().name());
      fault.position().ifPresent(position -> problem.with("position", position));
      fault.suggestion().ifPresent(key -> problem.with("suggestion", key.value()));
    }
    return problem;
  }

  /** Adds why an activation is not ended. */
  public static FlatJson with(FlatJson problem, DeactivationRefusal refusal) {
    return refusal instanceof DeactivationRefusal.Unreadable unreadable
        ? problem.with(CODE, FILE_UNREADABLE).with("fault", unreadable.fault().name())
        : problem.with(CODE, NOT_RECOGNIZED);
  }

  /** Reads why there is no activation. */
  public static ActivationRefusal activation(FlatJson problem) {
    ActivationRefusal.Code code = problem.word(CODE, ActivationRefusal.Code.class);
    return switch (code) {
      case NO_SEAT_LEFT, TOO_MANY_DEVICES ->
          new ActivationRefusal.Full(code, problem.number("used"), problem.number("total"));
      case KEY_MISTYPED -> new ActivationRefusal.KeyMistyped(fault(problem));
      case DEVICE_CODE_MISTYPED, FILE_UNREADABLE ->
          throw new IllegalArgumentException("no answer to this question");
      case ACCOUNT_NOT_ACTIVE, KEY_UNKNOWN, KEY_NOT_IN_TERM, KEY_REVOKED, REQUEST_SPENT ->
          ActivationRefusal.of(code);
    };
  }

  private static TypedKeyFault fault(FlatJson problem) {
    OptionalInt position =
        problem.has("position") ? OptionalInt.of(problem.number("position")) : OptionalInt.empty();
    Optional<ProductKeyText> suggestion =
        problem.optionalText("suggestion").map(ProductKeyText::new);
    return new TypedKeyFault(
        problem.word("mistake", TypedKeyFault.Mistake.class), position, suggestion);
  }

  /** Reads why an activation does not go on. */
  public static RefreshRefusal refresh(FlatJson problem) {
    return problem.word(CODE, RefreshRefusal.class);
  }

  /** Reads why an activation is not ended. */
  public static DeactivationRefusal deactivation(FlatJson problem) {
    return switch (problem.text(CODE)) {
      case NOT_RECOGNIZED -> new DeactivationRefusal.NotRecognized();
      case FILE_UNREADABLE ->
          new DeactivationRefusal.Unreadable(problem.word("fault", FileFault.class));
      default -> throw new IllegalArgumentException("another code");
    };
  }
}
