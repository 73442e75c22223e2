package io.entitlements.core.internal.account;

import io.entitlements.account.KnownBrowser;
import io.entitlements.core.internal.change.Secrets;
import io.entitlements.spi.Token;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The browsers in which people were signed in. */
public final class Browsers {

  /** What is looked for where a browser has kept nothing, so that the work is the same. */
  static final KnownBrowser NONE = new KnownBrowser("");

  private static final int FORGOTTEN_AT_ONCE = 2;

  private final Secrets secrets;
  private final Duration lifetime;

  /** Browsers stay known so long. */
  public Browsers(Secrets secrets, Duration lifetime) {
    this.secrets = secrets;
    this.lifetime = lifetime;
  }

  /** A browser that nobody knows yet. */
  KnownBrowser next() {
    return new KnownBrowser(secrets.next());
  }

  static String lookup(KnownBrowser browser) {
    return Secrets.hashOfLink(browser.secret());
  }

  /** The account whose owner was signed in there. */
  static Optional<AccountId> owner(UnitOfWork store, String lookup, Instant now) {
    return store
        .tokens()
        .find(Token.Kind.KNOWN_BROWSER, lookup)
        .filter(token -> token.isUsable(now))
        .map(token -> new AccountId(token.target()));
  }

  /** Makes a browser known, and forgets some that nobody has come back with. */
  void remember(UnitOfWork store, KnownBrowser browser, AccountId account, Instant now) {
    store.tokens().dropExpired(now.minus(Token.KEPT_AFTER_EXPIRY), FORGOTTEN_AT_ONCE);
    store
        .tokens()
        .insert(
            Token.of(
                Token.Kind.KNOWN_BROWSER,
                lookup(browser),
                account,
                account.value(),
                Optional.of(now.plus(lifetime))));
  }

  /** From now on none is known. */
  static void forgetAll(UnitOfWork store, AccountId account, Instant now, UUID by) {
    store.tokens().spendAll(Token.Kind.KNOWN_BROWSER, account.value(), new Token.Spent(now, by));
  }
}
