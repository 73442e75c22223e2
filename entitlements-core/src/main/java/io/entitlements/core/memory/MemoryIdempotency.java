package io.entitlements.core.memory;

import io.entitlements.core.memory.Data.AnswerKey;
import io.entitlements.spi.IdempotencyRecord;
import io.entitlements.spi.IdempotencyStore;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Scope;
import java.util.Optional;

/** Answers by scope and key. */
record MemoryIdempotency(Table<AnswerKey, IdempotencyRecord> answers) implements IdempotencyStore {

  @Override
  public Optional<IdempotencyRecord> find(Scope scope, IdempotencyKey key) {
    return answers.find(new AnswerKey(scope, key));
  }

  @Override
  public void insert(IdempotencyRecord record) {
    answers.add(new AnswerKey(record.revision().scope(), record.key()), record);
  }
}
