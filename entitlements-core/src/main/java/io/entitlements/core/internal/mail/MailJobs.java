package io.entitlements.core.internal.mail;

import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Secrets;
import io.entitlements.core.internal.job.Completion;
import io.entitlements.core.internal.job.Renewal;
import io.entitlements.core.internal.link.LinkCode;
import io.entitlements.spi.Job;
import io.entitlements.spi.Mail;
import io.entitlements.spi.Mailer;
import io.entitlements.spi.Storage;
import io.entitlements.spi.Token;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.Scope;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What every kind of mail has in common: the message is made from the store, sent outside any
 * transaction, and only then is its job complete. A link's secret is made when the message is, and
 * only its hash is kept; a message that has to be sent again carries a new one, and both work,
 * unless the link leads there for ever: then it is the same each time.
 */
public final class MailJobs {

  private static final int DROPPED_AT_ONCE = 2;

  private final Storage storage;
  private final Changes changes;
  private final Secrets secrets;
  private final Mailer mailer;

  /** Composes what letters are sent with. */
  public MailJobs(Storage storage, Changes changes, Secrets secrets, Mailer mailer) {
    this.storage = storage;
    this.changes = changes;
    this.secrets = secrets;
    this.mailer = mailer;
  }

  /** Sends what the letter is, if there is anything to send. */
  public void send(Job job, Function<UnitOfWork, Optional<Mail>> letter) throws IOException {
    Instant begun = changes.now();
    Optional<Mail> mail =
        storage.write(
            store -> {
              // Whoever slept since it got the job sends nothing, and sending has a whole lease.
              Renewal.of(store, job, begun);
              return letter.apply(store);
            });
    if (mail.isPresent()) {
      mailer.send(mail.get());
    }
    Instant now = changes.now();
    storage.write(
        store -> {
          Completion.of(store, job, now);
          return job.id();
        });
  }

  /** Lets a secret lead to a record, for ever and for whoever holds it, if it does not already. */
  void putSecret(UnitOfWork store, String secret, Token.Kind kind, Scope scope, UUID target) {
    store.tokens().insert(token(secret, kind, scope, target, Optional.empty()));
  }

  /** Makes a link that works only together with its code, or for whom its address belongs to. */
  MailedLink newLink(
      UnitOfWork store, Token.Kind kind, Scope scope, UUID target, Duration lifetime) {
    store.tokens().dropExpired(changes.now().minus(Token.KEPT_AFTER_EXPIRY), DROPPED_AT_ONCE);
    MailedLink link = new MailedLink(secrets.next(), secrets.nextCode());
    Token token = token(link.secret(), kind, scope, target, Optional.of(lifetime));
    insert(store, token.withCodeHash(LinkCode.hash(link.secret(), link.code())));
    return link;
  }

  /** What an email carries. */
  record MailedLink(String secret, String code) {
    @Override
    public String toString() {
      return "MailedLink[***]";
    }
  }

  private Token token(
      String secret, Token.Kind kind, Scope scope, UUID target, Optional<Duration> lifetime) {
    return Token.of(
        kind, Secrets.hashOfLink(secret), scope, target, lifetime.map(changes.now()::plus));
  }

  private static void insert(UnitOfWork store, Token token) {
    if (!store.tokens().insert(token)) {
      throw new IllegalStateException("160 random bits came twice");
    }
  }
}
