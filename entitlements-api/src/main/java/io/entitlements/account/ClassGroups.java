package io.entitlements.account;

import io.entitlements.type.AccountId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Page;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Classes, and the codes by which students join them. A teacher looks after their own classes
 * ({@link Action#TEACH}), others after all of their organization ({@link Action#MANAGE_CLASSES}).
 * Thread-safe; every method blocks on the store.
 */
public interface ClassGroups {

  /** The longest page. */
  int MAX_PAGE = 1_000;

  /**
   * Makes a class, of which who asks is the teacher, with a code that does not expire.
   *
   * @param by who asks; see {@link Action#TEACH}
   * @param organization the organization
   * @param name 1 to {@value ClassGroup#MAX_NAME_LENGTH} characters
   * @param paidBy the subscription of which each student takes a seat; empty for a free class
   * @param key makes a repeat harmless
   * @return the class, or why not
   * @throws IllegalArgumentException if the name is too long, empty, or has a control character
   */
  Outcome<ClassGroup, ClassGroupRefusal> create(
      AccountId by,
      OrganizationId organization,
      String name,
      Optional<SubscriptionId> paidBy,
      IdempotencyKey key);

  /**
   * Gives a class another name. Saying it twice changes nothing more.
   *
   * @param by who asks
   * @param organization the organization
   * @param classGroup the class
   * @param name 1 to {@value ClassGroup#MAX_NAME_LENGTH} characters
   * @return the class, or why not
   * @throws IllegalArgumentException if the name is too long, empty, or has a control character
   */
  Outcome<ClassGroup, ClassGroupRefusal> rename(
      AccountId by, OrganizationId organization, ClassGroupId classGroup, String name);

  /**
   * Shows the code of a class.
   *
   * @param by who asks
   * @param organization the organization
   * @param classGroup the class
   * @return the code, expired or not, or why not
   */
  Outcome<ClassCode, ClassGroupRefusal> code(
      AccountId by, OrganizationId organization, ClassGroupId classGroup);

  /**
   * Gives a class a new code. The old one stops at once, and is never given to any class again.
   *
   * @param by who asks
   * @param organization the organization
   * @param classGroup the class
   * @param expiresAt the first instant at which nobody joins by it any more; empty if it does not
   *     expire; cut to whole milliseconds
   * @param key makes a repeat harmless; it is answered what this request made, whatever came since
   * @return the new code, or why not
   * @throws IllegalArgumentException if the instant is out of the {@link
   *     io.entitlements.type.TimeRange}
   */
  Outcome<ClassCode, ClassGroupRefusal> renewCode(
      AccountId by,
      OrganizationId organization,
      ClassGroupId classGroup,
      Optional<Instant> expiresAt,
      IdempotencyKey key);

  /**
   * Lets the code of a class expire, or go on. Saying it twice changes nothing more.
   *
   * @param by who asks
   * @param organization the organization
   * @param classGroup the class
   * @param expiresAt the first instant at which nobody joins by it any more, which may have passed;
   *     empty if it does not expire; cut to whole milliseconds
   * @return the code, or why not
   * @throws IllegalArgumentException if the instant is out of the {@link
   *     io.entitlements.type.TimeRange}
   */
  Outcome<ClassCode, ClassGroupRefusal> expireCode(
      AccountId by,
      OrganizationId organization,
      ClassGroupId classGroup,
      Optional<Instant> expiresAt);

  /**
   * Makes a person a student of the class that a code leads to, and a {@link Role#STUDENT} of its
   * organization. In a paid class the student takes a seat of its subscription, unless they hold or
   * wait for one already; if all are in use they wait for one, and are a student of the class all
   * the same. Who is one already stays one, and nothing is changed.
   *
   * @param account the person, signed in
   * @param code as it was typed; case, spaces and dashes do not matter
   * @param source where it comes from, if the application can tell; limits wrong codes
   * @return what the person is a student of now, or why not
   */
  Outcome<Enrolment, JoinRefusal> join(AccountId account, String code, Optional<Source> source);

  /**
   * Ends somebody's being a student of a class. After the last class that is paid by a subscription
   * the seat, or the place on the waiting list, that joining gave comes free; what was given by
   * another way stays. The person stays a {@link Role#STUDENT} of the organization.
   *
   * @param account the student, who asks
   * @param organization the organization
   * @param classGroup the class
   * @param key makes a repeat harmless
   * @return the class, or {@link ClassGroupRefusal#NOT_ENROLLED}, also if there is no such class
   */
  Outcome<ClassGroup, ClassGroupRefusal> leave(
      AccountId account, OrganizationId organization, ClassGroupId classGroup, IdempotencyKey key);

  /**
   * Ends somebody's being a student of a class, as {@link #leave} does. To keep the person from
   * coming back, renew the code.
   *
   * @param by who asks
   * @param organization the organization
   * @param classGroup the class
   * @param student the student
   * @param key makes a repeat harmless
   * @return the class, or why not
   */
  Outcome<ClassGroup, ClassGroupRefusal> remove(
      AccountId by,
      OrganizationId organization,
      ClassGroupId classGroup,
      AccountId student,
      IdempotencyKey key);

  /**
   * Ends a class. Its code stops, and the seats and places that it gave come free, but for students
   * of another class that is paid by the same subscription. It keeps its students. Saying it twice
   * changes nothing more.
   *
   * @param by who asks
   * @param organization the organization
   * @param classGroup the class
   * @return the class, or why not
   */
  Outcome<ClassGroup, ClassGroupRefusal> archive(
      AccountId by, OrganizationId organization, ClassGroupId classGroup);

  /**
   * Lets an archived class go on with the students that it has, as a free class with a new code
   * that does not expire. Saying it twice changes nothing more.
   *
   * @param by who asks
   * @param organization the organization
   * @param classGroup the class
   * @return the class, or why not
   */
  Outcome<ClassGroup, ClassGroupRefusal> restore(
      AccountId by, OrganizationId organization, ClassGroupId classGroup);

  /**
   * The classes of an organization, archived ones too, page by page.
   *
   * @param by who asks
   * @param organization the organization
   * @param teacher only that teacher's, empty for all; other classes than one's own take {@link
   *     Action#LOOK}
   * @param cursor empty for the first page, then {@link Page#next()}
   * @param limit at most how many; 1 to {@value #MAX_PAGE}
   * @return the classes in the order in which they were made, to the millisecond, or why not
   * @throws IllegalArgumentException if the cursor is not one, or the limit is out of range
   */
  Outcome<Page<ClassGroup>, ClassGroupRefusal> page(
      AccountId by,
      OrganizationId organization,
      Optional<AccountId> teacher,
      Optional<String> cursor,
      int limit);

  /**
   * The students of a class, page by page.
   *
   * @param by who asks
   * @param organization the organization
   * @param classGroup the class
   * @param cursor empty for the first page, then {@link Page#next()}
   * @param limit at most how many; 1 to {@value #MAX_PAGE}
   * @return the students, ordered by account, or why not
   * @throws IllegalArgumentException if the cursor is not one, or the limit is out of range
   */
  Outcome<Page<Student>, ClassGroupRefusal> students(
      AccountId by,
      OrganizationId organization,
      ClassGroupId classGroup,
      Optional<String> cursor,
      int limit);

  /**
   * What somebody is a student of, in all organizations; archived classes are left out.
   *
   * @param student the person, who asks
   * @return the classes in the order in which they were joined
   */
  List<Enrolment> of(AccountId student);
}
