package io.entitlements.core.client;

import io.entitlements.activation.Activation;
import io.entitlements.type.ProductKeyId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The product key of an installation, as far as it may be shown.
 *
 * @param hint prefix and last group of the printed form, as {@code NB-…-NR5GC}; empty if the key
 *     was given in its signed form
 * @param id the key, as the portal calls it; empty until the portal has said that over the network
 */
public record KeyInUse(Optional<String> hint, Optional<ProductKeyId> id) {

  /** Checks that nothing is missing. */
  public KeyInUse {
    Objects.requireNonNull(hint, "hint");
    Objects.requireNonNull(id, "id");
  }

  static KeyInUse of(String key, @Nullable Activation activation) {
    int first = key.indexOf('-');
    int last = key.lastIndexOf('-');
    boolean isPrinted = key.indexOf('.') < 0 && first < last;
    return new KeyInUse(
        isPrinted
            ? Optional.of(key.substring(0, first + 1) + "\u2026" + key.substring(last))
            : Optional.empty(),
        activation instanceof Activation.ByProductKey byKey
            ? Optional.of(byKey.key())
            : Optional.empty());
  }
}
