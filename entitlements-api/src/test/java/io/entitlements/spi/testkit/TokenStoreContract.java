package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.FAR_AHEAD;
import static io.entitlements.spi.testkit.Fixtures.LONG_AGO;
import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.spi.Token;
import io.entitlements.type.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.TokenStore} promises. */
public abstract class TokenStoreContract extends StoreContract {

  /** For subclasses. */
  protected TokenStoreContract() {}

  @Test
  void token_of_each_kind_and_scope_is_found_with_every_field() {
    List<Scope> scopes =
        List.of(
            write(Given::accountId),
            write(Given::organization).id(),
            write(work -> Given.order(work)).id());
    for (Token.Kind kind : Token.Kind.values()) {
      for (Scope scope : scopes) {
        assertRoundTrip(kind, scope, Optional.of(NOW));
        assertRoundTrip(kind, scope, Optional.of(LONG_AGO));
        assertRoundTrip(kind, scope, Optional.of(FAR_AHEAD));
        assertRoundTrip(kind, scope, Optional.empty());
      }
    }
  }

  @Test
  void unknown_token_is_not_found() {
    assertThat(find(work -> work.tokens().find(Token.Kind.CLAIM, "none"))).isEmpty();
  }

  @Test
  void second_token_of_one_kind_and_lookup_is_refused_and_nothing_is_added() {
    Token first = given(Optional.of(NOW));
    Token second = Fixtures.token(first.scope(), first.lookup(), Optional.empty());

    assertThat(won(work -> work.tokens().insert(second))).isFalse();

    assertFound(first);
  }

  @Test
  void same_lookup_of_another_kind_is_another_token() {
    Token claim = given(Optional.of(NOW));
    Token key = of(Token.Kind.PRODUCT_KEY, claim.scope(), claim.lookup(), Optional.empty());

    assertThat(won(work -> work.tokens().insert(key))).isTrue();

    assertFound(claim);
    assertFound(key);
  }

  @Test
  void lookups_that_differ_by_case_are_two() {
    Token lower = given(Optional.empty());
    Token upper =
        Fixtures.token(lower.scope(), lower.lookup().toUpperCase(Locale.ROOT), Optional.empty());

    assertThat(won(work -> work.tokens().insert(upper))).isTrue();

    assertFound(lower);
    assertFound(upper);
  }

  @RepeatedTest(5)
  void of_racing_tokens_with_one_lookup_one_is_added() {
    Scope scope = write(Given::accountId);

    assertThat(
            Race.winners(
                8,
                thread -> {
                  Token token = Fixtures.token(scope, "lookup", Optional.empty());
                  return write(work -> work.tokens().insert(token));
                }))
        .isEqualTo(1);
  }

  @Test
  void token_is_spent_once_and_found_as_spent() {
    Token token = given(Optional.of(NOW.plusMillis(1)));

    assertThat(spend(token, NOW)).isTrue();
    assertThat(spend(token, NOW.minusMillis(1))).isFalse();

    assertFound(spentAt(token, NOW));
  }

  @Test
  void token_works_until_a_millisecond_before_it_expires() {
    assertThat(spend(given(Optional.of(NOW)), NOW.minusMillis(1))).isTrue();
    assertThat(spend(given(Optional.of(NOW)), NOW)).isFalse();
    assertThat(spend(given(Optional.of(NOW)), NOW.plusMillis(1))).isFalse();
  }

  @Test
  void expired_token_is_found_unspent() {
    Token token = given(Optional.of(NOW));

    assertThat(spend(token, NOW)).isFalse();

    assertFound(token);
  }

  @Test
  void token_without_expiry_works_at_any_time() {
    assertThat(spend(given(Optional.empty()), LONG_AGO)).isTrue();
    assertThat(spend(given(Optional.empty()), FAR_AHEAD)).isTrue();
  }

  @Test
  void unknown_token_is_not_spent() {
    Token token = given(Optional.empty());

    assertThat(won(work -> work.tokens().spend(Token.Kind.CLAIM, "none", NOW))).isFalse();
    assertThat(won(work -> work.tokens().spend(Token.Kind.PRODUCT_KEY, token.lookup(), NOW)))
        .isFalse();

    assertFound(token);
  }

  @RepeatedTest(5)
  void of_racing_spenders_one_spends_the_token() {
    Token token = given(Optional.of(NOW.plusMillis(1)));

    assertThat(Race.winners(8, thread -> spend(token, NOW))).isEqualTo(1);

    assertFound(spentAt(token, NOW));
  }

  private Token given(Optional<Instant> expiresAt) {
    return write(
        work -> {
          Token token = Fixtures.token(Given.accountId(work), "lookup-" + Fixtures.id(), expiresAt);
          work.tokens().insert(token);
          return token;
        });
  }

  private boolean spend(Token token, Instant now) {
    return write(work -> work.tokens().spend(token.kind(), token.lookup(), now));
  }

  private static Token of(
      Token.Kind kind, Scope scope, String lookup, Optional<Instant> expiresAt) {
    return new Token(kind, lookup, scope, Fixtures.id(), expiresAt, Optional.empty());
  }

  private static Token spentAt(Token token, Instant now) {
    return new Token(
        token.kind(),
        token.lookup(),
        token.scope(),
        token.target(),
        token.expiresAt(),
        Optional.of(now));
  }

  private void assertRoundTrip(Token.Kind kind, Scope scope, Optional<Instant> expiresAt) {
    String lookup = "-_" + Fixtures.id() + "x".repeat(26);
    assertThat(lookup).hasSize(64);
    Token token = of(kind, scope, lookup, expiresAt);

    assertThat(won(work -> work.tokens().insert(token))).isTrue();

    assertFound(token);
  }

  private void assertFound(Token token) {
    assertThat(find(work -> work.tokens().find(token.kind(), token.lookup()))).contains(token);
  }
}
