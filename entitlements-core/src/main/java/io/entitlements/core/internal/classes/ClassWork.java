package io.entitlements.core.internal.classes;

import io.entitlements.account.Action;
import io.entitlements.account.ClassCode;
import io.entitlements.account.ClassGroup;
import io.entitlements.account.ClassGroupRefusal;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.member.Members;
import io.entitlements.event.ClassGroupEvent;
import io.entitlements.event.ClassGroupEvent.ClassCodeExpirySet;
import io.entitlements.event.ClassGroupEvent.ClassCodeRenewed;
import io.entitlements.event.ClassGroupEvent.ClassGroupAdded;
import io.entitlements.event.ClassGroupEvent.ClassGroupArchived;
import io.entitlements.event.ClassGroupEvent.ClassGroupLeft;
import io.entitlements.event.ClassGroupEvent.ClassGroupRenamed;
import io.entitlements.event.ClassGroupEvent.ClassGroupRestored;
import io.entitlements.spi.ClassGroupRow;
import io.entitlements.spi.Token;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.Limit;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is done to a class inside a transaction. */
record ClassWork(Ids ids, ClassCodes codes, ClassSeats seats) {

  /** So that nobody fills the space of codes, or a list of classes. */
  static final Limit CODES_BY_A_PERSON = new Limit(1_000, Duration.ofSeconds(30));

  Attempt<ClassGroup, ClassGroupRefusal> create(
      Change change,
      AccountId by,
      OrganizationId organization,
      String name,
      Optional<SubscriptionId> paidBy) {
    Optional<ClassGroupRefusal> refusal = refusal(change.store(), by, organization, paidBy);
    if (refusal.isPresent()) {
      return Attempt.denied(refusal.get());
    }
    ClassGroupId id = new ClassGroupId(ids.next(change.now()));
    ClassGroup made = new ClassGroup(organization, id, name, by, paidBy, Optional.empty());
    Optional<ClassCode> code = newCode(change, by, made, Optional.empty());
    if (code.isEmpty()) {
      return Attempt.denied(ClassGroupRefusal.TOO_MANY_CODES);
    }
    change.store().classGroups().insert(new ClassGroupRow(made, code));
    change.record(organization, new ClassGroupAdded(organization, id, name, by, paidBy));
    return Attempt.made(made);
  }

  private Optional<ClassGroupRefusal> refusal(
      UnitOfWork store,
      AccountId by,
      OrganizationId organization,
      Optional<SubscriptionId> paidBy) {
    if (!Members.may(store, organization, by, Action.TEACH)) {
      return Optional.of(ClassGroupRefusal.NOT_PERMITTED);
    }
    if (paidBy.isEmpty()) {
      return Optional.empty();
    }
    Optional<Subscription> subscription = store.subscriptions().find(organization, paidBy.get());
    if (subscription.isEmpty()) {
      return Optional.of(ClassGroupRefusal.UNKNOWN_SUBSCRIPTION);
    }
    return seats.takesPeople(subscription.get())
        ? Optional.empty()
        : Optional.of(ClassGroupRefusal.PRODUCT_KEY_ONLY);
  }

  /** A code that no class has or had; empty if this person has had too many made. */
  private Optional<ClassCode> newCode(
      Change change, AccountId by, ClassGroup classGroup, Optional<Instant> expiresAt) {
    UnitOfWork store = change.store();
    String bucket = "class-codes-by:" + by;
    if (store.attempts().take(bucket, change.now(), CODES_BY_A_PERSON).isPresent()) {
      return Optional.empty();
    }
    String text;
    do {
      text = codes.next();
    } while (!store
        .tokens()
        .insert(
            // Whether it has expired says the class, where that can be changed.
            Token.of(
                Token.Kind.CLASS_CODE,
                text,
                classGroup.organization(),
                classGroup.id().value(),
                Optional.empty())));
    return Optional.of(new ClassCode(text, expiresAt));
  }

  Attempt<ClassGroup, ClassGroupRefusal> rename(Change change, ClassAccess access, String name) {
    return access.locked(
        change,
        row -> {
          String before = row.classGroup().name();
          ClassGroup renamed = row.classGroup().withName(name);
          if (!before.equals(name)) {
            change.store().classGroups().update(row.with(renamed));
            record(
                change,
                access,
                new ClassGroupRenamed(access.organization(), access.id(), before, name));
          }
          return Attempt.made(renamed);
        });
  }

  Attempt<ClassCode, ClassGroupRefusal> renewCode(
      Change change, ClassAccess access, Optional<Instant> expiresAt) {
    return access.locked(
        change,
        row -> {
          if (row.code().isEmpty()) {
            return Attempt.denied(ClassGroupRefusal.ARCHIVED);
          }
          Optional<ClassCode> code = newCode(change, access.by(), row.classGroup(), expiresAt);
          if (code.isEmpty()) {
            return Attempt.denied(ClassGroupRefusal.TOO_MANY_CODES);
          }
          change.store().classGroups().update(row.with(code.get()));
          record(
              change, access, new ClassCodeRenewed(access.organization(), access.id(), expiresAt));
          return Attempt.made(code.get());
        });
  }

  Attempt<ClassCode, ClassGroupRefusal> expireCode(
      Change change, ClassAccess access, Optional<Instant> expiresAt) {
    return access.locked(
        change,
        row -> {
          if (row.code().isEmpty()) {
            return Attempt.denied(ClassGroupRefusal.ARCHIVED);
          }
          ClassCode code = new ClassCode(row.code().get().text(), expiresAt);
          if (!code.equals(row.code().get())) {
            change.store().classGroups().update(row.with(code));
            record(
                change,
                access,
                new ClassCodeExpirySet(access.organization(), access.id(), expiresAt));
          }
          return Attempt.made(code);
        });
  }

  Attempt<ClassGroup, ClassGroupRefusal> leave(
      Change change, OrganizationId organization, ClassGroupId id, AccountId student) {
    UnitOfWork store = change.store();
    store.accounts().lock(student);
    Optional<ClassGroupRow> row = store.classGroups().lock(organization, id);
    if (row.isEmpty() || !store.enrolments().delete(organization, id, student)) {
      return Attempt.denied(ClassGroupRefusal.NOT_ENROLLED);
    }
    change.record(organization, new ClassGroupLeft(organization, id, student));
    seats.takeBack(change, row.get().classGroup(), student);
    return Attempt.made(row.get().classGroup());
  }

  Attempt<ClassGroup, ClassGroupRefusal> archive(Change change, ClassAccess access) {
    return access.locked(
        change,
        row -> {
          if (row.code().isEmpty()) {
            return Attempt.made(row.classGroup());
          }
          ClassGroup archived = row.classGroup().archived(change.now());
          change.store().classGroups().update(new ClassGroupRow(archived, Optional.empty()));
          record(change, access, new ClassGroupArchived(access.organization(), access.id()));
          seats.takeBackAll(change, row.classGroup());
          return Attempt.made(archived);
        });
  }

  Attempt<ClassGroup, ClassGroupRefusal> restore(Change change, ClassAccess access) {
    return access.locked(
        change,
        row -> {
          if (row.code().isPresent()) {
            return Attempt.made(row.classGroup());
          }
          ClassGroup restored = row.classGroup().restored();
          Optional<ClassCode> code = newCode(change, access.by(), restored, Optional.empty());
          if (code.isEmpty()) {
            return Attempt.denied(ClassGroupRefusal.TOO_MANY_CODES);
          }
          change.store().classGroups().update(new ClassGroupRow(restored, code));
          record(change, access, new ClassGroupRestored(access.organization(), access.id()));
          return Attempt.made(restored);
        });
  }

  private static void record(Change change, ClassAccess access, ClassGroupEvent event) {
    change.record(access.organization(), event);
  }
}
