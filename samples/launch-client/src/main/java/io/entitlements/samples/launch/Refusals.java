package io.entitlements.samples.launch;

import io.entitlements.key.ProductKeyText;
import io.entitlements.key.TypedKeyFault;

/** Answers that say no, and why. */
final class Refusals {

  private Refusals() {}

  static Answer plain(String code, String explanation) {
    return new Answer(ExitCode.NO)
        .line("refused: " + code + ", " + explanation)
        .member("refused", code);
  }

  /** A person compares with what is printed: where to look, and what was probably meant. */
  static Answer mistyped(TypedKeyFault fault) {
    Integer position = fault.position().isPresent() ? fault.position().getAsInt() : null;
    String suggestion = fault.suggestion().map(ProductKeyText::value).orElse(null);
    Answer answer =
        plain("KEY_MISTYPED", fault.mistake() + (position == null ? "" : " at symbol " + position));
    if (suggestion != null) {
      answer.line("is it " + suggestion + " ?");
    }
    return answer
        .member("mistake", fault.mistake())
        .member("position", position)
        .member("suggestion", suggestion);
  }
}
