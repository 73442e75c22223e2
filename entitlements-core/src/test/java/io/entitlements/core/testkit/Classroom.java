package io.entitlements.core.testkit;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.ClassGroup;
import io.entitlements.account.ClassGroupRefusal;
import io.entitlements.account.ClassGroups;
import io.entitlements.account.ClassSeat;
import io.entitlements.account.Enrolment;
import io.entitlements.account.JoinRefusal;
import io.entitlements.account.Student;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.SubscriptionId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** A teacher's view of the classes of one organization. */
record Classroom(District district, AccountId teacher) {

  private static final int ALL = 1_000;

  /** An educator's of a new district. */
  static Classroom in(World world, int seats) {
    District district = world.district("suite", seats);
    Account educator = insert(world, "teacher@school.example");
    district.educating(educator.id());
    return new Classroom(district, educator.id());
  }

  ClassGroups groups() {
    return district.world().engine().classGroups();
  }

  OrganizationId organization() {
    return district.organization();
  }

  ClassGroup free(String name) {
    return create(name, Optional.empty());
  }

  ClassGroup paid(String name) {
    return create(name, Optional.of(district.subscription()));
  }

  private ClassGroup create(String name, Optional<SubscriptionId> paidBy) {
    IdempotencyKey key = IdempotencyKey.of("create-" + Mails.storedForm(name));
    return groups().create(teacher, organization(), name, paidBy, key).orElseThrow();
  }

  String code(ClassGroup of) {
    return groups().code(teacher, organization(), of.id()).orElseThrow().text();
  }

  /** Somebody with a verified address, who belongs nowhere yet. */
  AccountId pupil(String name) {
    return insert(district.world(), name + "@home.example").id();
  }

  List<AccountId> pupils(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> pupil(name + i)).toList();
  }

  private static Account insert(World world, String email) {
    Account account =
        new Account(
            new AccountId(UUID.randomUUID()),
            EmailAddress.of(email),
            "Some Body",
            AccountStatus.ACTIVE,
            Optional.empty());
    world.storage().write(store -> store.accounts().insert(account));
    return account;
  }

  Outcome<Enrolment, JoinRefusal> join(AccountId pupil, ClassGroup into) {
    return groups().join(pupil, code(into), Optional.empty());
  }

  ClassSeat joined(AccountId pupil, ClassGroup into) {
    return join(pupil, into).orElseThrow().seat();
  }

  Outcome<ClassGroup, ClassGroupRefusal> leave(AccountId pupil, ClassGroup from) {
    return groups().leave(pupil, organization(), from.id(), key("leave", pupil, from));
  }

  Outcome<ClassGroup, ClassGroupRefusal> remove(AccountId pupil, ClassGroup from) {
    return groups().remove(teacher, organization(), from.id(), pupil, key("remove", pupil, from));
  }

  private IdempotencyKey key(String what, AccountId pupil, ClassGroup from) {
    String now = district.world().engine().history().revision(organization()).toString();
    return IdempotencyKey.of(
        what
            + from.id().toString().substring(24)
            + pupil.toString().substring(24)
            + now.hashCode());
  }

  Outcome<ClassGroup, ClassGroupRefusal> archive(ClassGroup classGroup) {
    return groups().archive(teacher, organization(), classGroup.id());
  }

  List<Student> students(ClassGroup of) {
    return groups()
        .students(teacher, organization(), of.id(), Optional.empty(), ALL)
        .orElseThrow()
        .items();
  }

  /** Whether a pupil has the seat that a class is paid by. */
  ClassSeat seat(AccountId pupil, ClassGroup in) {
    return students(in).stream()
        .filter(student -> student.account().id().equals(pupil))
        .findAny()
        .orElseThrow()
        .seat();
  }

  int seatsInUse() {
    return district.overview().assigned();
  }
}
