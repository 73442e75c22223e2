package io.entitlements.core.lease;

import io.entitlements.core.internal.signing.Ed25519Verifier;
import io.entitlements.core.internal.signing.Introduction;
import io.entitlements.core.internal.signing.VerificationKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys that are trusted after introductions were followed, one after the other.
 *
 * @param keys those known before and those introduced
 * @param taken the introductions that made a key known
 */
record Followed(VerificationKeys keys, List<String> taken) {

  static Followed from(
      VerificationKeys known,
      @Nullable Instant heardAt,
      List<String> introductions,
      Ed25519Verifier signatures) {
    VerificationKeys keys = known;
    List<String> taken = new ArrayList<>();
    for (String text : introductions) {
      Introduction introduction = Introduction.verify(text, keys, heardAt, signatures);
      // What is known of a key, for instance that it is compromised, stays known.
      if (introduction != null && keys.find(introduction.key().kid()).isEmpty()) {
        keys = keys.with(introduction.key());
        taken.add(text);
      }
    }
    return new Followed(keys, taken);
  }
}
