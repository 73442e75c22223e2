package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.FAR_AHEAD;
import static io.entitlements.spi.testkit.Fixtures.LONG_AGO;
import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.spi.Token;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.TokenStore} promises. */
public abstract class TokenStoreContract extends StoreContract {

  private static final UUID ACT = new UUID(3, 7);
  private static final String RIGHT = "right-" + "x".repeat(37);
  private static final String WRONG = "wrong-" + "x".repeat(37);

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
  void token_leads_elsewhere_once_it_is_redirected_from_where_it_led() {
    Token token = given(Optional.empty());
    OrganizationId other = new OrganizationId(Fixtures.id());
    UUID target = Fixtures.id();

    assertThat(redirect(token, target, other, ACT)).isFalse();
    assertThat(redirect(token, token.target(), other, target)).isTrue();
    assertThat(redirect(token, token.target(), other, ACT)).isFalse();
    assertFound(token.leadingTo(other, target));

    Token spent = given(Optional.empty());
    spend(spent, NOW);
    assertThat(redirect(spent, spent.target(), other, target)).isFalse();
  }

  private boolean redirect(Token token, UUID before, OrganizationId to, UUID target) {
    return won(work -> work.tokens().redirect(token.kind(), token.lookup(), before, to, target));
  }

  @Test
  void unknown_token_is_not_spent() {
    Token token = given(Optional.empty());

    Token.Spent by = new Token.Spent(NOW, ACT);
    assertThat(won(work -> work.tokens().spend(Token.Kind.CLAIM, "none", by))).isFalse();
    assertThat(won(work -> work.tokens().spend(Token.Kind.PRODUCT_KEY, token.lookup(), by)))
        .isFalse();

    assertFound(token);
  }

  @RepeatedTest(5)
  void of_racing_spenders_one_spends_the_token() {
    Token token = given(Optional.of(NOW.plusMillis(1)));

    assertThat(Race.winners(8, thread -> spend(token, NOW))).isEqualTo(1);

    assertFound(spentAt(token, NOW));
  }

  @Test
  void token_with_a_code_is_found_with_every_field() {
    Token token = givenWithCode().withMissed(3).withSpent(new Token.Spent(NOW, ACT));
    Token another =
        new Token(
            Token.Kind.CLAIM,
            "another",
            token.scope(),
            token.target(),
            token.expiresAt(),
            token.codeHash(),
            3,
            token.spent());

    assertThat(won(work -> work.tokens().insert(another))).isTrue();

    assertFound(another);
  }

  @Test
  void right_code_may_be_tried_and_counts_nothing() {
    Token token = givenWithCode();

    for (int i = 0; i < 2 * Token.MOST_MISSED; i++) {
      assertThat(tryCode(token, RIGHT, NOW)).isTrue();
    }

    assertFound(token);
  }

  @Test
  void ten_wrong_codes_may_be_tried_and_then_the_token_works_no_more() {
    Token token = givenWithCode();

    for (int wrong = 1; wrong <= 10; wrong++) {
      assertThat(tryCode(token, WRONG, NOW)).isTrue();
      assertFound(token.withMissed(wrong));
    }

    assertThat(tryCode(token, WRONG, NOW)).isFalse();
    assertThat(tryCode(token, RIGHT, NOW)).isFalse();
    assertThat(spend(token, NOW)).isFalse();
    assertFound(token.withMissed(10));
  }

  @Test
  void code_is_tried_only_while_the_token_works() {
    Token token = givenWithCode();
    assertThat(tryCode(token, WRONG, NOW.plusMillis(1))).isFalse();
    assertThat(tryCode(token, RIGHT, NOW)).isTrue();
    assertThat(spend(token, NOW)).isTrue();
    assertThat(tryCode(token, RIGHT, NOW)).isFalse();
    assertThat(tryCode(given(Optional.empty()), RIGHT, NOW)).isFalse();
    assertThat(won(work -> work.tokens().tryCode(Token.Kind.CLAIM, "none", RIGHT, NOW))).isFalse();

    assertFound(spentAt(token, NOW));
  }

  @RepeatedTest(5)
  void of_racing_wrong_codes_ten_are_tried() {
    Token token = givenWithCode();

    assertThat(Race.winners(32, thread -> tryCode(token, WRONG, NOW))).isEqualTo(10);

    assertFound(token.withMissed(10));
  }

  @Test
  void all_tokens_of_a_kind_and_target_are_spent_at_once_and_spent_ones_stay_as_they_are() {
    Token first = given(Optional.of(NOW.minusMillis(1)));
    Token second = sameTarget(first, Token.Kind.CLAIM);
    Token ofAnotherKind = sameTarget(first, Token.Kind.PASSWORD_RESET);
    Token ofAnother = given(Optional.empty());
    Token spent = sameTarget(first, Token.Kind.CLAIM);
    spend(spent, NOW.minusMillis(7));

    change(
        work ->
            work.tokens().spendAll(Token.Kind.CLAIM, first.target(), new Token.Spent(NOW, ACT)));

    assertFound(spentAt(first, NOW));
    assertFound(spentAt(second, NOW));
    assertFound(spentAt(spent, NOW.minusMillis(7)));
    assertFound(ofAnotherKind);
    assertFound(ofAnother);
  }

  @Test
  void tokens_that_expired_long_ago_are_dropped_the_longest_first_and_no_more_than_wanted() {
    Token third = given(Optional.of(NOW));
    Token first = given(Optional.of(NOW.minusMillis(2)));
    Token second = given(Optional.of(NOW.minusMillis(1)));
    Token lives = given(Optional.of(NOW.plusMillis(1)));
    Token forEver = given(Optional.empty());

    change(work -> work.tokens().dropExpired(NOW, 2));
    assertThat(find(work -> work.tokens().find(first.kind(), first.lookup()))).isEmpty();
    assertThat(find(work -> work.tokens().find(second.kind(), second.lookup()))).isEmpty();
    assertFound(third);

    change(work -> work.tokens().dropExpired(NOW, 100));
    assertThat(find(work -> work.tokens().find(third.kind(), third.lookup()))).isEmpty();
    assertFound(lives);
    assertFound(forEver);
  }

  @RepeatedTest(3)
  void many_may_drop_at_once() {
    for (int i = 0; i < 20; i++) {
      given(Optional.of(NOW.minusMillis(i)));
    }
    Race.run(
        8,
        thread ->
            write(
                work -> {
                  work.tokens().dropExpired(NOW, 5);
                  return true;
                }));
    Token lives = given(Optional.of(NOW.plusMillis(1)));
    assertFound(lives);
  }

  private Token sameTarget(Token token, Token.Kind kind) {
    Token same =
        Token.of(kind, "lookup-" + Fixtures.id(), token.scope(), token.target(), Optional.empty());
    change(work -> work.tokens().insert(same));
    return same;
  }

  private Token givenWithCode() {
    return write(
        work -> {
          Token token =
              Fixtures.token(
                      Given.accountId(work),
                      "lookup-" + Fixtures.id(),
                      Optional.of(NOW.plusMillis(1)))
                  .withCodeHash(RIGHT);
          work.tokens().insert(token);
          return token;
        });
  }

  private boolean tryCode(Token token, String codeHash, Instant now) {
    return write(work -> work.tokens().tryCode(token.kind(), token.lookup(), codeHash, now));
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
    return write(
        work -> work.tokens().spend(token.kind(), token.lookup(), new Token.Spent(now, ACT)));
  }

  private static Token of(
      Token.Kind kind, Scope scope, String lookup, Optional<Instant> expiresAt) {
    return Token.of(kind, lookup, scope, Fixtures.id(), expiresAt);
  }

  private static Token spentAt(Token token, Instant now) {
    return token.withSpent(new Token.Spent(now, ACT));
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
