package io.entitlements.core.client;

import java.security.SecureRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A source of secrets that is made when it is needed first: making one costs a cold process. */
final class Randomness {

  private final Supplier<SecureRandom> maker;
  private @Nullable SecureRandom made;

  Randomness(Supplier<SecureRandom> maker) {
    this.maker = maker;
  }

  synchronized SecureRandom get() {
    SecureRandom random = made;
    if (random == null) {
      random = maker.get();
      made = random;
    }
    return random;
  }
}
