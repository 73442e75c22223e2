package io.entitlements.core.testkit;

import io.entitlements.account.ClassCode;
import io.entitlements.account.ClassGroup;
import io.entitlements.account.ClassGroupRefusal;
import io.entitlements.account.ClassGroups;
import io.entitlements.account.Membership;
import io.entitlements.account.Role;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Page;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of classes do with them. */
public abstract class ClassGroupWorld extends WorldContract {

  static final IdempotencyKey ONCE = IdempotencyKey.of("once");

  // JUnit sets it before each test.
  @SuppressWarnings("NullAway.Init")
  Classroom room;

  /** For subclasses. */
  protected ClassGroupWorld() {}

  @BeforeEach
  final void openClassroom() {
    room = Classroom.in(world(), 5);
  }

  final AccountId member(Role role) {
    AccountId account = room.pupil("m" + UUID.randomUUID());
    world()
        .storage()
        .write(
            store ->
                store
                    .memberships()
                    .insert(new Membership(room.organization(), account, Set.of(role))));
    return account;
  }

  final ClassGroups groups() {
    return room.groups();
  }

  final Outcome<ClassGroup, ClassGroupRefusal> rename(
      AccountId by, ClassGroup classGroup, String name) {
    return rename(by, room.organization(), classGroup.id(), name);
  }

  final Outcome<ClassGroup, ClassGroupRefusal> rename(
      AccountId by, OrganizationId organization, ClassGroupId id, String name) {
    return groups().rename(by, organization, id, name);
  }

  final Outcome<ClassCode, ClassGroupRefusal> code(AccountId by, ClassGroup of) {
    return groups().code(by, room.organization(), of.id());
  }

  final Outcome<ClassGroup, ClassGroupRefusal> restore(AccountId by, ClassGroup classGroup) {
    return groups().restore(by, room.organization(), classGroup.id());
  }

  final List<ClassGroup> of(AccountId teacher) {
    return pageOf(teacher, Optional.of(teacher)).orElseThrow().items();
  }

  final Outcome<Page<ClassGroup>, ClassGroupRefusal> pageOf(
      AccountId by, Optional<AccountId> teacher) {
    return groups().page(by, room.organization(), teacher, Optional.empty(), 100);
  }

  final Page<ClassGroup> page(Optional<String> cursor, int limit) {
    return groups()
        .page(room.teacher(), room.organization(), Optional.of(room.teacher()), cursor, limit)
        .orElseThrow();
  }
}
