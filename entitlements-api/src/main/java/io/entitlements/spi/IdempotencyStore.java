package io.entitlements.spi;

import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Scope;
import java.util.Optional;

/** Answers given before, so that a repeat gets the same one. */
public interface IdempotencyStore {

  /**
   * Finds an answer.
   *
   * @param scope whose
   * @param key the caller's key
   * @return the answer, if the request was done before
   */
  Optional<IdempotencyRecord> find(Scope scope, IdempotencyKey key);

  /**
   * Keeps an answer, in the transaction of the change; of two transactions that keep one under the
   * same key only one commits, and the other is run again.
   *
   * @param record the answer
   */
  void insert(IdempotencyRecord record);
}
