package io.entitlements.core.internal.account;

import io.entitlements.account.Action;
import io.entitlements.account.Domain;
import io.entitlements.account.DomainPolicy;
import io.entitlements.account.DomainRefusal;
import io.entitlements.account.DomainRefusal.Why;
import io.entitlements.account.Domains;
import io.entitlements.account.TxtRecord;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Request;
import io.entitlements.core.internal.change.Secrets;
import io.entitlements.core.internal.member.Members;
import io.entitlements.spi.TxtRecords;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DomainName;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Domains of organizations, and proving them. */
public final class DomainService implements Domains {

  private static final Logger LOG = LoggerFactory.getLogger(DomainService.class);

  private static final Actor CHANGE_OF_HANDS = new Actor.Task("domain-verification");

  private final Changes changes;
  private final Secrets secrets;
  private final Optional<TxtRecords> dns;
  private final DomainPolicy policy;

  /** Composes the service; without something that asks the DNS nothing is verified. */
  public DomainService(
      Changes changes, Secrets secrets, Optional<TxtRecords> dns, DomainPolicy policy) {
    this.changes = changes;
    this.secrets = secrets;
    this.dns = dns;
    this.policy = policy;
  }

  @Override
  public Outcome<Domain, DomainRefusal> add(
      AccountId by, OrganizationId organization, DomainName name, IdempotencyKey key) {
    return changes.once(
        Request.of(organization, key, "domain.add", by, name),
        new Actor.Person(by),
        Domain::organization,
        new DomainCodec(organization),
        change ->
            DomainWork.add(
                change,
                by,
                Domain.added(organization, name, secrets.next(), change.now()),
                policy.most()));
  }

  @Override
  public TxtRecord toPublish(Domain domain) {
    return new TxtRecord(
        policy.label() + '.' + domain.name().value(), "verification=" + domain.token());
  }

  @Override
  public Outcome<Domain, DomainRefusal> verify(
      AccountId by, OrganizationId organization, DomainName name, IdempotencyKey key) {
    Request request = Request.of(organization, key, "domain.verify", by, name);
    return changes
        .<Domain, DomainRefusal>answered(
            request, Domain::organization, new DomainCodec(organization))
        .orElseGet(() -> verify(request, by, organization, name));
  }

  private Outcome<Domain, DomainRefusal> verify(
      Request request, AccountId by, OrganizationId organization, DomainName name) {
    Attempt<Domain, DomainRefusal> begun =
        changes.note(
            store ->
                DomainWork.begin(
                    store,
                    changes.now(),
                    by,
                    organization,
                    name,
                    dns.map(any -> policy.lookUps())));
    if (begun instanceof Attempt.Denied<Domain, DomainRefusal> denied) {
      return Outcome.refused(denied.reason());
    }
    Domain domain = ((Attempt.Made<Domain, DomainRefusal>) begun).value();
    Instant askedAt = changes.now();
    List<String> texts;
    try {
      texts = dns.orElseThrow().of(toPublish(domain).name());
    } catch (IOException e) {
      // A resolver's messages quote the domain: they are for those who ask for them.
      LOG.info("the DNS gave no answer: {}", e.getClass().getName());
      LOG.debug("the DNS gave no answer", e);
      return Outcome.refused(Why.NO_ANSWER);
    }
    boolean isFound = isIn(texts, domain);
    if (!changes.note(store -> store.domains().look(domain, changes.now(), isFound))) {
      return Outcome.refused(Why.UNKNOWN_DOMAIN);
    }
    return isFound
        ? found(request, by, domain, texts, askedAt)
        : Outcome.refused(Why.RECORD_NOT_FOUND);
  }

  private boolean isIn(List<String> texts, Domain domain) {
    return texts.stream().map(String::strip).anyMatch(toPublish(domain).value()::equals);
  }

  private Outcome<Domain, DomainRefusal> found(
      Request request, AccountId by, Domain domain, List<String> texts, Instant askedAt) {
    // A change of its own: it is another organization's, whose history does not tell who gained.
    held(by, domain)
        .filter(held -> !isIn(texts, held))
        .ifPresent(
            held ->
                changes.write(
                    CHANGE_OF_HANDS,
                    "domain.lose",
                    change -> DomainWork.lose(change, held, askedAt)));
    return changes.once(
        request,
        new Actor.Person(by),
        Domain::organization,
        new DomainCodec(domain.organization()),
        change -> DomainWork.verify(change, by, domain));
  }

  /** The domain as another organization's that holds it, if somebody may still ask for it. */
  private Optional<Domain> held(AccountId by, Domain domain) {
    return changes.read(
        store ->
            store
                .domains()
                .holder(domain.name())
                .filter(holder -> !holder.equals(domain.organization()))
                .filter(holder -> DomainWork.may(store, by, domain.organization()))
                .flatMap(holder -> store.domains().find(holder, domain.name())));
  }

  @Override
  public Outcome<Domain, DomainRefusal> remove(
      Actor by, OrganizationId organization, DomainName name, IdempotencyKey key) {
    return changes.once(
        Request.of(organization, key, "domain.remove", by, name),
        by,
        Domain::organization,
        new DomainCodec(organization),
        change -> DomainWork.remove(change, by, organization, name));
  }

  @Override
  public Outcome<List<Domain>, DomainRefusal> of(AccountId by, OrganizationId organization) {
    return changes.read(
        store ->
            Members.may(store, organization, by, Action.LOOK)
                ? Outcome.done(
                    store.domains().of(organization), store.events().revision(organization))
                : Outcome.refused(Why.NOT_PERMITTED));
  }

  @Override
  public Optional<OrganizationId> organizationOf(EmailAddress address) {
    return address.domain().flatMap(name -> changes.read(store -> store.domains().holder(name)));
  }
}
