package io.entitlements.key;

import java.util.Objects;

/**
 * What the vendor's own people are told about a product key that somebody presents. It tells apart
 * what everybody else hears as one answer, so it is not for customers' eyes.
 */
public sealed interface KeyFinding {

  /**
   * No product key, or one with a typing error.
   *
   * @param fault what is wrong
   */
  record Mistyped(TypedKeyFault fault) implements KeyFinding {
    /** Checks that nothing is missing. */
    public Mistyped {
      Objects.requireNonNull(fault, "fault");
    }
  }

  /**
   * A signed text that is not accepted.
   *
   * @param reason why
   */
  record Unacceptable(SignedKeyRefusal reason) implements KeyFinding {
    /** Checks that nothing is missing. */
    public Unacceptable {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** Well formed, but its MAC was not made with our secret: a guess, or another vendor's key. */
  record Forged() implements KeyFinding {}

  /**
   * Well formed, but the secret of its generation is not there, so that nobody can tell.
   *
   * @param generation the generation that the key names, 0 to 31
   */
  record SecretMissing(int generation) implements KeyFinding {}

  /**
   * Made with our secret, but no record has it: it was deleted, the store is an older copy, or the
   * secret has leaked.
   */
  record NeverIssued() implements KeyFinding {}

  /**
   * An earlier text of a key that got a new one.
   *
   * @param key the key as it is now
   */
  record Reissued(ProductKey key) implements KeyFinding {
    /** Checks that nothing is missing. */
    public Reissued {
      Objects.requireNonNull(key, "key");
    }
  }

  /**
   * The present text of a key, which may be over or revoked: see {@link ProductKey#end()}.
   *
   * @param key the key, with its organization and subscription
   */
  record Found(ProductKey key) implements KeyFinding {
    /** Checks that nothing is missing. */
    public Found {
      Objects.requireNonNull(key, "key");
    }
  }
}
