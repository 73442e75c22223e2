package io.entitlements.core.internal.account;

import io.entitlements.account.HashingCost;

/** What passwords are hashed by. */
@FunctionalInterface
interface HashFunction {

  /** Hashes. */
  byte[] hash(byte[] password, byte[] salt, HashingCost cost, int length);
}
