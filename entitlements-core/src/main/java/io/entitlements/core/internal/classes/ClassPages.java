package io.entitlements.core.internal.classes;

import io.entitlements.account.ClassGroup;
import io.entitlements.account.ClassGroups;
import io.entitlements.account.ClassSeat;
import io.entitlements.account.Student;
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
    if (limit < 1 || limit > ClassGroups.MAX_PAGE) {
      throw new IllegalArgumentException(
          "limit is 1 to " + ClassGroups.MAX_PAGE + ", not " + limit);
    }
  }

  static Page<ClassGroup> classes(
      UnitOfWork store,
      OrganizationId organization,
      Optional<AccountId> teacher,
      Optional<ClassGroupId> after,
      int limit) {
    return page(
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
    return page(students, limit, last -> last.account().id().toString());
  }

  private static <T> Page<T> page(List<T> found, int limit, Function<T, String> cursor) {
    List<T> page = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        page,
        found.size() > limit ? Optional.of(cursor.apply(page.get(limit - 1))) : Optional.empty());
  }
}
