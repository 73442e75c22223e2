package io.entitlements.core.internal.account;

import io.entitlements.account.HashingCost;
import io.entitlements.account.Password;
import io.entitlements.account.PasswordPolicy;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Hashes passwords and compares them, a few at a time: each hashing takes much memory, on purpose.
 * Never called inside a transaction. Thread-safe.
 */
public final class PasswordHasher {

  private final PasswordPolicy policy;
  private final SecureRandom random;
  private final HashFunction function;
  private final Semaphore permits;

  /** Hashes by Argon2id. */
  public PasswordHasher(PasswordPolicy policy, SecureRandom random) {
    this(policy, random, new Argon2id());
  }

  PasswordHasher(PasswordPolicy policy, SecureRandom random, HashFunction function) {
    this.policy = policy;
    this.random = random;
    this.function = function;
    this.permits = new Semaphore(policy.hashedAtOnce(), true);
  }

  /** What passwords may be set. */
  PasswordPolicy policy() {
    return policy;
  }

  /** The text to store of a password. */
  String hash(Password password) {
    byte[] salt = new byte[PasswordHash.SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash = hash(password, policy.cost(), salt);
    return new PasswordHash(policy.cost(), salt, hash).text();
  }

  /** Whether a password is that of a stored text; without one, no, and after the same work. */
  boolean matches(Password password, Optional<String> stored) {
    if (stored.isEmpty()) {
      hash(password, policy.cost(), new byte[PasswordHash.SALT_BYTES]);
      return false;
    }
    PasswordHash expected = PasswordHash.parse(stored.get());
    byte[] hash = hash(password, expected.cost(), expected.salt());
    // What cannot be set is nobody's password, even if its bytes are those of one.
    return MessageDigest.isEqual(expected.hash(), hash)
        && password.isText()
        && password.length() <= Password.MAX_LENGTH;
  }

  /** Whether a stored text was made at another cost than is wanted now. */
  boolean isOutdated(String stored) {
    return !PasswordHash.parse(stored).cost().equals(policy.cost());
  }

  private byte[] hash(Password password, HashingCost cost, byte[] salt) {
    permits.acquireUninterruptibly();
    try {
      return function.hash(password.revealUtf8(), salt, cost, PasswordHash.HASH_BYTES);
    } finally {
      permits.release();
    }
  }
}
