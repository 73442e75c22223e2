package io.entitlements.core.internal.claim;

import io.entitlements.account.Action;
import io.entitlements.account.Source;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.claim.ClaimLimits;
import io.entitlements.claim.ClaimOffer;
import io.entitlements.claim.ClaimProgress;
import io.entitlements.claim.ClaimRefusal;
import io.entitlements.claim.ClaimRefusal.Why;
import io.entitlements.claim.ClaimReview;
import io.entitlements.claim.ClaimSupportRefusal;
import io.entitlements.claim.ClaimTransfer;
import io.entitlements.claim.Claims;
import io.entitlements.claim.CorrectionRefusal;
import io.entitlements.claim.ReturnedBundle;
import io.entitlements.core.internal.change.ActorText;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.change.Keyset;
import io.entitlements.core.internal.change.Request;
import io.entitlements.core.internal.change.Secrets;
import io.entitlements.core.internal.member.Founder;
import io.entitlements.core.internal.member.Members;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.spi.KnownOrder;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.ClaimId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Page;
import io.entitlements.type.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Claiming by a link or by hand, and watching what becomes of it. */
public final class ClaimService implements Claims {

  private final Changes changes;
  private final SerialGuesses guesses;
  private final Submission submission;
  private final ClaimCorrections corrections;
  private final ReturnedHardware returns;

  /** Composes the service. */
  public ClaimService(
      Changes changes, Members members, Ids ids, ClaimLimits limits, SeatAllocator allocator) {
    this.changes = changes;
    this.guesses = new SerialGuesses(limits);
    this.submission = new Submission(new Founder(members, ids), ids, guesses);
    this.corrections = new ClaimCorrections(ids, allocator);
    this.returns = new ReturnedHardware(allocator);
  }

  @Override
  public Optional<ClaimOffer> open(String secret) {
    Instant now = changes.now();
    return changes.read(
        store ->
            store
                .orders()
                .offeredBy(Secrets.hashOfLink(secret), now)
                .map(order -> BundleChoice.offer(order, now)));
  }

  @Override
  public Outcome<ClaimReview, ClaimRefusal> review(
      ClaimDraft draft, AccountId by, Optional<Source> source) {
    if (Judgement.isUnreadable(draft)) {
      return Outcome.refused(Why.NOT_FOUND);
    }
    Function<UnitOfWork, Outcome<ClaimReview, ClaimRefusal>> review =
        store ->
            Judgement.unpermitted(store, draft, by)
                .<Outcome<ClaimReview, ClaimRefusal>>map(Outcome::refused)
                .orElseGet(() -> reviewed(store, draft, by, source));
    return draft.proof() instanceof ClaimDraft.Link ? changes.read(review) : changes.note(review);
  }

  private Outcome<ClaimReview, ClaimRefusal> reviewed(
      UnitOfWork store, ClaimDraft draft, AccountId by, Optional<Source> source) {
    Attempt<Judgement, ClaimRefusal> judged =
        draft.proof() instanceof ClaimDraft.Link
            ? Judgement.of(store, draft, by, changes.now(), Look.GLANCE)
            : guesses.review(store, draft, by, source, changes.now());
    return judged.fold(
        judgement ->
            Outcome.done(
                new ClaimReview(draft, judgement.organization(), judgement.items()),
                store.events().revision(home(draft, by))),
        Outcome::refused);
  }

  /** In whose history the request is unique: a new organization has none yet. */
  private static Scope home(ClaimDraft draft, AccountId by) {
    return draft.recipient() instanceof ClaimDraft.Existing existing ? existing.organization() : by;
  }

  @Override
  public Outcome<Claim, ClaimRefusal> submit(
      ClaimDraft draft, AccountId by, Optional<Source> source, IdempotencyKey key) {
    if (Judgement.isUnreadable(draft)) {
      return Outcome.refused(Why.NOT_FOUND);
    }
    return changes.once(
        request(draft, by, key),
        new Actor.Person(by),
        Claim::organization,
        new ClaimCodec(),
        change -> submission.submit(change, draft, by, source));
  }

  private static Request request(ClaimDraft draft, AccountId by, IdempotencyKey key) {
    return Request.of(
        home(draft, by),
        key,
        "claim.submit",
        by,
        draft.proof() instanceof ClaimDraft.Link link
            ? Secrets.hashOfLink(link.secret())
            : text((ClaimDraft.Display) draft.proof()),
        draft.recipient() instanceof ClaimDraft.Added added
            ? List.of(
                added.details().name(),
                added.details().location(),
                added.details().zone(),
                added.details().region())
            : "",
        new TreeSet<>(draft.bundles()),
        draft.vendor().name(),
        draft.vendor().location());
  }

  private static String text(ClaimDraft.Display display) {
    return display.displays() + " of " + display.serial();
  }

  @Override
  public Optional<ClaimProgress> findForVendor(OrganizationId organization, ClaimId claim) {
    return changes.read(
        store ->
            store
                .claims()
                .find(organization, claim)
                .map(found -> ClaimJobs.progress(store, found, changes.now())));
  }

  @Override
  public Optional<ClaimProgress> find(AccountId by, OrganizationId organization, ClaimId claim) {
    boolean isPermitted = changes.read(store -> Members.may(store, organization, by, Action.LOOK));
    return isPermitted ? findForVendor(organization, claim) : Optional.empty();
  }

  @Override
  public Page<ClaimProgress> needingSupport(Optional<String> cursor, int limit) {
    StuckPages pages = StuckPages.of(cursor, limit);
    return changes.read(store -> pages.read(store, changes.now()));
  }

  @Override
  public Outcome<Page<ClaimProgress>, ClaimRefusal> page(
      AccountId by, OrganizationId organization, Optional<String> cursor, int limit) {
    Keyset.checkLimit(limit, MAX_PAGE);
    Optional<ClaimId> after = cursor.map(ClaimId::parse);
    return changes.read(
        store -> {
          if (!Members.may(store, organization, by, Action.LOOK)) {
            return Outcome.refused(Why.NOT_PERMITTED);
          }
          List<ClaimProgress> found =
              store.claims().page(organization, after, limit + 1).stream()
                  .map(claim -> ClaimJobs.progress(store, claim, changes.now()))
                  .toList();
          return Outcome.done(
              Keyset.page(found, limit, last -> last.claim().id().toString()),
              store.events().revision(organization));
        });
  }

  @Override
  public Outcome<Claim, ClaimSupportRefusal> retry(
      Actor by, OrganizationId organization, ClaimId claim) {
    return support(by, "claim.retry", change -> ClaimSupport.retry(change, organization, claim));
  }

  @Override
  public Outcome<Claim, ClaimSupportRefusal> reject(
      Actor by, OrganizationId organization, ClaimId claim) {
    return support(by, "claim.reject", change -> ClaimSupport.reject(change, organization, claim));
  }

  @Override
  public Outcome<Claim, CorrectionRefusal> cancel(
      Actor by, OrganizationId organization, ClaimId claim, IdempotencyKey key) {
    return changes.once(
        Request.of(organization, key, "claim.cancel", ActorText.write(by), claim),
        by,
        Claim::organization,
        new ClaimCodec(),
        change -> corrections.cancel(change, organization, claim));
  }

  @Override
  public Outcome<ClaimTransfer, CorrectionRefusal> transfer(
      Actor by, OrganizationId organization, ClaimId claim, OrganizationId to, IdempotencyKey key) {
    // Asked beforehand: the transaction is the first organization's alone.
    boolean isOpen =
        changes.read(
            store ->
                store
                    .organizations()
                    .find(to)
                    .filter(found -> found.closedAt().isEmpty())
                    .isPresent());
    return changes.once(
        Request.of(organization, key, "claim.transfer", ActorText.write(by), claim, to),
        by,
        ClaimTransfer::from,
        new TransferJobs(organization),
        change -> corrections.transfer(change, organization, claim, to, isOpen));
  }

  @Override
  public Outcome<ReturnedBundle, CorrectionRefusal> endReturned(
      Actor by, OrderNumber order, int place, LocalDate lastDay, IdempotencyKey key) {
    if (lastDay.getYear() < 2000 || lastDay.getYear() > 2200) {
      throw new IllegalArgumentException("a last day lies in the years 2000 to 2200: " + lastDay);
    }
    Optional<KnownOrder> known =
        changes.read(store -> Optional.ofNullable(store.orders().known(List.of(order)).get(order)));
    if (known.isEmpty()) {
      return Outcome.refused(CorrectionRefusal.NO_SUCH_BUNDLE);
    }
    OrderId id = known.get().id();
    return changes.once(
        Request.of(id, key, "claim.end-returned", ActorText.write(by), place, lastDay),
        by,
        ended -> id,
        new ReturnCodec(order),
        change -> returns.end(change, id, place, lastDay));
  }

  private Outcome<Claim, ClaimSupportRefusal> support(
      Actor by, String why, Function<Change, Attempt<Claim, ClaimSupportRefusal>> work) {
    return changes.make(by, why, Claim::organization, work);
  }
}
