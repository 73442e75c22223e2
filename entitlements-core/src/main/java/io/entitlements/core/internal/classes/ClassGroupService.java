package io.entitlements.core.internal.classes;

import io.entitlements.account.Action;
import io.entitlements.account.ClassCode;
import io.entitlements.account.ClassGroup;
import io.entitlements.account.ClassGroupRefusal;
import io.entitlements.account.ClassGroups;
import io.entitlements.account.Enrolment;
import io.entitlements.account.JoinLimits;
import io.entitlements.account.JoinRefusal;
import io.entitlements.account.Source;
import io.entitlements.account.Student;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.change.Request;
import io.entitlements.core.internal.member.Members;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.DisplayText;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Page;
import io.entitlements.type.SubscriptionId;
import io.entitlements.type.TimeRange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Classes: who may ask for what, and one transaction for each request. */
public final class ClassGroupService implements ClassGroups {

  private final Changes changes;
  private final ClassWork work;
  private final Joining joining;
  private final CodeGuesses guesses;

  /** Composes the service. */
  public ClassGroupService(
      Changes changes, Ids ids, ClassCodes codes, ClassSeats seats, JoinLimits limits) {
    this.changes = changes;
    this.work = new ClassWork(ids, codes, seats);
    this.joining = new Joining(seats);
    this.guesses = new CodeGuesses(limits);
  }

  @Override
  public Outcome<ClassGroup, ClassGroupRefusal> create(
      AccountId by,
      OrganizationId organization,
      String name,
      Optional<SubscriptionId> paidBy,
      IdempotencyKey key) {
    DisplayText.check("name", name, 1, ClassGroup.MAX_NAME_LENGTH);
    String payer = paidBy.map(SubscriptionId::toString).orElse("free");
    return changes.once(
        Request.of(organization, key, "class.create", by, name, payer),
        new Actor.Person(by),
        done -> organization,
        new ClassGroupCodec(organization),
        change -> work.create(change, by, organization, name, paidBy));
  }

  @Override
  public Outcome<ClassGroup, ClassGroupRefusal> rename(
      AccountId by, OrganizationId organization, ClassGroupId classGroup, String name) {
    DisplayText.check("name", name, 1, ClassGroup.MAX_NAME_LENGTH);
    ClassAccess access = new ClassAccess(by, organization, classGroup);
    return make(access, "class.rename", change -> work.rename(change, access, name));
  }

  @Override
  public Outcome<ClassCode, ClassGroupRefusal> code(
      AccountId by, OrganizationId organization, ClassGroupId classGroup) {
    ClassAccess access = new ClassAccess(by, organization, classGroup);
    return changes.read(
        store -> {
          Optional<ClassGroupRefusal> refusal = access.refusal(store);
          if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
          }
          return store
              .classGroups()
              .find(organization, classGroup)
              .orElseThrow()
              .code()
              .<Outcome<ClassCode, ClassGroupRefusal>>map(
                  code -> Outcome.done(code, store.events().revision(organization)))
              .orElseGet(() -> Outcome.refused(ClassGroupRefusal.ARCHIVED));
        });
  }

  @Override
  public Outcome<ClassCode, ClassGroupRefusal> renewCode(
      AccountId by,
      OrganizationId organization,
      ClassGroupId classGroup,
      Optional<Instant> expiresAt,
      IdempotencyKey key) {
    Optional<Instant> end = end(expiresAt);
    String until = end.map(Instant::toString).orElse("never");
    ClassAccess access = new ClassAccess(by, organization, classGroup);
    return changes.once(
        Request.of(organization, key, "class.renew-code", by, classGroup, until),
        new Actor.Person(by),
        done -> organization,
        new CodeCodec(),
        change -> work.renewCode(change, access, end));
  }

  @Override
  public Outcome<ClassCode, ClassGroupRefusal> expireCode(
      AccountId by,
      OrganizationId organization,
      ClassGroupId classGroup,
      Optional<Instant> expiresAt) {
    Optional<Instant> end = end(expiresAt);
    ClassAccess access = new ClassAccess(by, organization, classGroup);
    return make(access, "class.expire-code", change -> work.expireCode(change, access, end));
  }

  private static Optional<Instant> end(Optional<Instant> expiresAt) {
    return expiresAt.map(at -> TimeRange.check("expiresAt", at).truncatedTo(ChronoUnit.MILLIS));
  }

  @Override
  public Outcome<Enrolment, JoinRefusal> join(
      AccountId account, String code, Optional<Source> source) {
    Optional<String> typed = ClassCodes.read(code);
    if (typed.isEmpty()) {
      return Outcome.refused(JoinRefusal.Why.CODE_NOT_VALID);
    }
    Attempt<ClassGroup, JoinRefusal> found =
        changes.note(store -> guesses.look(store, changes.now(), account, typed.get(), source));
    if (found instanceof Attempt.Denied<ClassGroup, JoinRefusal> denied) {
      return Outcome.refused(denied.reason());
    }
    ClassGroup opened = ((Attempt.Made<ClassGroup, JoinRefusal>) found).value();
    return changes.make(
        new Actor.Person(account),
        "class.join",
        done -> opened.organization(),
        change -> joining.join(change, account, opened, typed.get()));
  }

  @Override
  public Outcome<ClassGroup, ClassGroupRefusal> leave(
      AccountId account, OrganizationId organization, ClassGroupId classGroup, IdempotencyKey key) {
    return changes.once(
        Request.of(account, key, "class.leave", organization, classGroup),
        new Actor.Person(account),
        done -> organization,
        new ClassGroupCodec(organization),
        change ->
            Members.isDisabled(change.store().accounts().lock(account))
                ? Attempt.denied(ClassGroupRefusal.ACCOUNT_DISABLED)
                : work.leave(change, organization, classGroup, account));
  }

  @Override
  public Outcome<ClassGroup, ClassGroupRefusal> remove(
      AccountId by,
      OrganizationId organization,
      ClassGroupId classGroup,
      AccountId student,
      IdempotencyKey key) {
    ClassAccess access = new ClassAccess(by, organization, classGroup);
    return changes.once(
        Request.of(organization, key, "class.remove", by, classGroup, student),
        new Actor.Person(by),
        done -> organization,
        new ClassGroupCodec(organization),
        change ->
            access
                .refusal(change.store())
                .<Attempt<ClassGroup, ClassGroupRefusal>>map(Attempt::denied)
                .orElseGet(() -> work.leave(change, organization, classGroup, student)));
  }

  @Override
  public Outcome<ClassGroup, ClassGroupRefusal> archive(
      AccountId by, OrganizationId organization, ClassGroupId classGroup) {
    ClassAccess access = new ClassAccess(by, organization, classGroup);
    return make(access, "class.archive", change -> work.archive(change, access));
  }

  @Override
  public Outcome<ClassGroup, ClassGroupRefusal> restore(
      AccountId by, OrganizationId organization, ClassGroupId classGroup) {
    ClassAccess access = new ClassAccess(by, organization, classGroup);
    return make(access, "class.restore", change -> work.restore(change, access));
  }

  private <V> Outcome<V, ClassGroupRefusal> make(
      ClassAccess access, String why, Function<Change, Attempt<V, ClassGroupRefusal>> what) {
    return changes.make(new Actor.Person(access.by()), why, done -> access.organization(), what);
  }

  @Override
  public Outcome<Page<ClassGroup>, ClassGroupRefusal> page(
      AccountId by,
      OrganizationId organization,
      Optional<AccountId> teacher,
      Optional<String> cursor,
      int limit) {
    ClassPages.checkLimit(limit);
    Optional<ClassGroupId> after = cursor.map(ClassGroupId::parse);
    return changes.read(
        store ->
            mayList(store, by, organization, teacher)
                ? Outcome.done(
                    ClassPages.classes(store, organization, teacher, after, limit),
                    store.events().revision(organization))
                : Outcome.refused(ClassGroupRefusal.NOT_PERMITTED));
  }

  private static boolean mayList(
      UnitOfWork store, AccountId by, OrganizationId organization, Optional<AccountId> teacher) {
    boolean isOwn = teacher.equals(Optional.of(by));
    return Members.may(store, organization, by, Action.LOOK)
        || (isOwn && Members.may(store, organization, by, Action.TEACH));
  }

  @Override
  public Outcome<Page<Student>, ClassGroupRefusal> students(
      AccountId by,
      OrganizationId organization,
      ClassGroupId classGroup,
      Optional<String> cursor,
      int limit) {
    ClassPages.checkLimit(limit);
    Optional<AccountId> after = cursor.map(AccountId::parse);
    ClassAccess access = new ClassAccess(by, organization, classGroup);
    return changes.read(
        store ->
            access
                .refusalToLook(store)
                .<Outcome<Page<Student>, ClassGroupRefusal>>map(Outcome::refused)
                .orElseGet(
                    () ->
                        Outcome.done(
                            ClassPages.students(store, found(store, access), after, limit),
                            store.events().revision(organization))));
  }

  private static ClassGroup found(UnitOfWork store, ClassAccess access) {
    return store.classGroups().find(access.organization(), access.id()).orElseThrow().classGroup();
  }

  @Override
  public List<Enrolment> of(AccountId student) {
    return changes.read(
        store ->
            store.enrolments().of(student).stream()
                .filter(joined -> joined.classGroup().archivedAt().isEmpty())
                .map(
                    joined ->
                        new Enrolment(
                            joined.classGroup(),
                            joined.joinedAt(),
                            ClassSeats.of(store, joined.classGroup(), student)))
                .toList());
  }
}
