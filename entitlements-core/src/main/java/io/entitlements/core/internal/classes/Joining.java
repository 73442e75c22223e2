package io.entitlements.core.internal.classes;

import io.entitlements.account.AccountStatus;
import io.entitlements.account.ClassGroup;
import io.entitlements.account.Enrolment;
import io.entitlements.account.JoinRefusal;
import io.entitlements.account.JoinRefusal.Why;
import io.entitlements.account.Membership;
import io.entitlements.account.Role;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.member.Members;
import io.entitlements.event.ClassGroupEvent;
import io.entitlements.spi.ClassGroupRow;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Becoming a student of a class to which a code has led; between both it may have changed. */
record Joining(ClassSeats seats) {

  Attempt<Enrolment, JoinRefusal> join(
      Change change, AccountId student, ClassGroup opened, String code) {
    UnitOfWork store = change.store();
    if (store
        .accounts()
        .lock(student)
        .filter(it -> it.status() == AccountStatus.ACTIVE)
        .isEmpty()) {
      return Attempt.denied(Why.ACCOUNT_NOT_ACTIVE);
    }
    OrganizationId organization = opened.organization();
    ClassGroupRow row = store.classGroups().lock(organization, opened.id()).orElseThrow();
    Optional<Instant> joinedAt = store.enrolments().find(organization, opened.id(), student);
    if (joinedAt.isEmpty()) {
      Optional<Why> refusal = enrol(change, row, student, code);
      if (refusal.isPresent()) {
        return Attempt.denied(refusal.get());
      }
    }
    ClassGroup classGroup = row.classGroup();
    return Attempt.made(
        new Enrolment(
            classGroup, joinedAt.orElse(change.now()), ClassSeats.of(store, classGroup, student)));
  }

  private Optional<Why> enrol(Change change, ClassGroupRow row, AccountId student, String code) {
    if (row.code().filter(it -> it.text().equals(code) && it.isOpen(change.now())).isEmpty()) {
      return Optional.of(Why.CODE_NOT_VALID);
    }
    ClassGroup classGroup = row.classGroup();
    OrganizationId organization = classGroup.organization();
    Optional<Membership> membership = change.store().memberships().find(organization, student);
    if (membership.filter(it -> !it.roles().contains(Role.STUDENT)).isPresent()) {
      return Optional.of(Why.STUDENT_EXCLUDED);
    }
    if (membership.isEmpty()) {
      Members.put(change, new Membership(organization, student, Set.of(Role.STUDENT)), Set.of());
    }
    change.store().enrolments().insert(organization, classGroup.id(), student, change.now());
    change.record(
        organization, new ClassGroupEvent.ClassGroupJoined(organization, classGroup.id(), student));
    seats.take(change, classGroup, student);
    return Optional.empty();
  }
}
