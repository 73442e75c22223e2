package io.entitlements.core.internal.lease;

import io.entitlements.core.internal.signing.Introduction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a bundle as it travels and is kept: introductions of keys, one a line and the oldest
 * first, and in the last line the bundle itself. Whoever knows the key of the bundle needs no more
 * than that line.
 *
 * @param introductions not verified
 * @param bundle not verified
 */
public record BundleText(List<String> introductions, String bundle) {

  /** The longest text. */
  public static final int MAX_CHARACTERS =
      BundleStatement.MAX_CHARACTERS + Introduction.MOST * (Introduction.MAX_CHARACTERS + 2);

  /** Keeps an immutable copy. */
  public BundleText {
    introductions = List.copyOf(introductions);
  }

  /** Takes a text apart; null if there are too many introductions, or one is too long. */
  public static @Nullable BundleText of(String text) {
    List<String> introductions = new ArrayList<>();
    int at = 0;
    int end = text.indexOf('\n');
    while (end >= 0) {
      String line = text.substring(at, end).strip();
      if (line.length() > Introduction.MAX_CHARACTERS
          || introductions.size() == Introduction.MOST) {
        return null;
      }
      introductions.add(line);
      at = end + 1;
      end = text.indexOf('\n', at);
    }
    return new BundleText(introductions, text.substring(at));
  }

  /** The same bundle with other introductions. */
  public BundleText with(List<String> others) {
    return new BundleText(others, bundle);
  }

  /** One text. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (String introduction : introductions) {
      text.append(introduction).append('\n');
    }
    return text.append(bundle).toString();
  }
}
