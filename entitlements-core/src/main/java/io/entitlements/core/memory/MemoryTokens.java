package io.entitlements.core.memory;

import io.entitlements.core.memory.Data.TokenKey;
import io.entitlements.spi.Token;
import io.entitlements.spi.TokenStore;
import java.time.Instant;
import java.util.Optional;

/** Tokens by kind and lookup text. */
record MemoryTokens(Table<TokenKey, Token> tokens) implements TokenStore {

  @Override
  public boolean insert(Token token) {
    return tokens.insert(new TokenKey(token.kind(), token.lookup()), token);
  }

  @Override
  public Optional<Token> find(Token.Kind kind, String lookup) {
    return tokens.find(new TokenKey(kind, lookup));
  }

  @Override
  public boolean tryCode(Token.Kind kind, String lookup, String codeHash, Instant now) {
    return tokens.update(
        new TokenKey(kind, lookup),
        token -> token.isUsable(now) && token.codeHash().isPresent(),
        token ->
            token.codeHash().equals(Optional.of(codeHash))
                ? token
                : token.withMissed(token.missed() + 1));
  }

  @Override
  public boolean spend(Token.Kind kind, String lookup, Token.Spent by) {
    return tokens.update(
        new TokenKey(kind, lookup), token -> token.isUsable(by.at()), token -> token.withSpent(by));
  }
}
