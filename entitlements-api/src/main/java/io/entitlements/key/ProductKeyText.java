package io.entitlements.key;

import java.util.Objects;

/**
 * A product key as people type it, {@code NB-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX}. It is a secret of the
 * organization: {@link #toString()} shows its last five symbols only.
 *
 * @param value the whole key; ask for it only where the person may see it
 */
public record ProductKeyText(String value) {

  /** Checks that there is a text. */
  public ProductKeyText {
    Objects.requireNonNull(value, "value");
    if (value.length() < 5) {
      throw new IllegalArgumentException("this is not a product key");
    }
  }

  /**
   * The key as logs may show it.
   *
   * @return its last five symbols after an ellipsis
   */
  @Override
  public String toString() {
    return "…" + value.substring(value.length() - 5);
  }
}
