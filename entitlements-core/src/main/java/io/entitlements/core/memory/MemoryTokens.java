package io.entitlements.core.memory;

import io.entitlements.core.memory.Data.TokenKey;
import io.entitlements.spi.Token;
import io.entitlements.spi.TokenStore;
import io.entitlements.type.Scope;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

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
  public void spendAll(Token.Kind kind, UUID target, Token.Spent by) {
    keys(token -> token.kind() == kind && token.target().equals(target))
        .forEach(
            key ->
                tokens.update(key, token -> token.spent().isEmpty(), token -> token.withSpent(by)));
  }

  @Override
  public void dropExpired(Instant before, int most) {
    keys(token -> token.isExpired(before)).stream()
        .sorted(
            Comparator.comparing(key -> tokens.find(key).flatMap(Token::expiresAt).orElseThrow()))
        .limit(most)
        .forEach(key -> tokens.remove(key, token -> true));
  }

  private List<TokenKey> keys(Predicate<Token> condition) {
    return tokens
        .entries()
        .filter(entry -> condition.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public boolean redirect(Token.Kind kind, String lookup, UUID before, Scope scope, UUID target) {
    return tokens.update(
        new TokenKey(kind, lookup),
        token -> token.target().equals(before) && token.spent().isEmpty(),
        token -> token.leadingTo(scope, target));
  }

  @Override
  public boolean spend(Token.Kind kind, String lookup, Token.Spent by) {
    return tokens.update(
        new TokenKey(kind, lookup), token -> token.isUsable(by.at()), token -> token.withSpent(by));
  }
}
