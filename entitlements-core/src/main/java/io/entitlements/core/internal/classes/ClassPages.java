package io.entitlements.core.internal.classes;

import io.entitlements.account.ClassGroup;
import io.entitlements.account.ClassGroups;
import io.entitlements.account.ClassSeat;
import io.entitlements.account.Student;
import io.entitlements.core.internal.change.Keyset;
import io.entitlements.spi.EnrolmentStore.Enrolled;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Classes and students page by page; the cursor is the last one of a page. */
final class ClassPages {

  private ClassPages() {}

  static void checkLimit(int limit) {
    Keyset.checkLimit(limit, ClassGroups.MAX_PAGE);
  }

  static Page<ClassGroup> classes(
      UnitOfWork store,
      OrganizationId organization,
      Optional<AccountId> teacher,
      Optional<ClassGroupId> after,
      int limit) {
    return Keyset.page(
        store.classGroups().page(organization, teacher, after, limit + 1),
        limit,
        last -> last.id().toString());
  }

  static Page<Student> students(
      UnitOfWork store, ClassGroup classGroup, Optional<AccountId> after, int limit) {
    List<Enrolled> found =
        store.enrolments().page(classGroup.organization(), classGroup.id(), after, limit + 1);
    Function<AccountId, ClassSeat> seats =
        ClassSeats.of(store, classGroup, found.stream().map(it -> it.account().id()).toList());
    List<Student> students =
        found.stream()
            .map(
                it ->
                    new Student(
                        it.account().profile(), it.joinedAt(), seats.apply(it.account().id())))
            .toList();
    return Keyset.page(students, limit, last -> last.account().id().toString());
  }
}
