package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.FAR_AHEAD;
import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.ClassCode;
import io.entitlements.account.ClassGroup;
import io.entitlements.spi.ClassGroupRow;
import io.entitlements.spi.Token;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.ClassGroupStore} promises. */
public abstract class ClassGroupStoreContract extends StoreContract {

  private static final String CODE = "C4K-7MR-2XY";
  private static final String OTHER = "C4K-7MR-2XX";

  /** For subclasses. */
  protected ClassGroupStoreContract() {}

  @Test
  void class_is_found_as_it_was_added() {
    ClassGroupRow free = added(row(organization(), Optional.empty(), Optional.empty()));
    ClassGroupRow paid = added(paid(Optional.of(FAR_AHEAD)));

    assertFound(free);
    assertFound(paid);
  }

  @Test
  void class_of_another_organization_is_not_found() {
    ClassGroup known = added(paid(Optional.empty())).classGroup();
    OrganizationId other = organization();

    assertThat(find(work -> work.classGroups().find(other, known.id()))).isEmpty();
    assertThat(find(work -> work.classGroups().find(known.organization(), id()))).isEmpty();
    change(
        work -> {
          assertThat(work.classGroups().lock(other, known.id())).isEmpty();
          assertThat(work.classGroups().lock(known.organization(), id())).isEmpty();
        });
  }

  @Test
  void all_that_can_change_of_a_class_is_replaced() {
    ClassGroupRow row = added(paid(Optional.of(NOW)));
    ClassGroupRow archived =
        new ClassGroupRow(row.classGroup().withName("Choir").archived(NOW), Optional.empty());

    update(archived);

    assertFound(archived);
    ClassGroupRow restored =
        new ClassGroupRow(
            archived.classGroup().restored(), Optional.of(new ClassCode(OTHER, Optional.empty())));
    update(restored);
    assertFound(restored);
  }

  @Test
  void name_of_the_longest_kind_comes_back() {
    ClassGroupRow row = added(paid(Optional.empty()));
    String name = Fixtures.text(ClassGroup.MAX_NAME_LENGTH);

    update(row.with(row.classGroup().withName(name)));

    assertFound(row.with(row.classGroup().withName(name)));
  }

  @Test
  void code_opens_its_class_until_it_expires_and_not_at_that_millisecond() {
    Instant end = NOW.plusMillis(1);
    ClassGroup known = coded(paid(Optional.of(end))).classGroup();

    assertThat(find(work -> work.classGroups().openedBy(CODE, NOW))).contains(known);
    assertThat(find(work -> work.classGroups().openedBy(CODE, end))).isEmpty();
    assertThat(find(work -> work.classGroups().openedBy(CODE, end.plusMillis(1)))).isEmpty();
  }

  @Test
  void code_without_an_end_opens_for_ever() {
    ClassGroup known = coded(paid(Optional.empty())).classGroup();

    assertThat(find(work -> work.classGroups().openedBy(CODE, FAR_AHEAD))).contains(known);
  }

  @Test
  void code_that_is_unknown_or_not_the_class_s_any_more_opens_nothing() {
    ClassGroupRow row = coded(paid(Optional.empty()));

    assertOpensNothing(OTHER);
    assertOpensNothing("");
    assertOpensNothing(CODE.toLowerCase(Locale.ROOT));
    update(row.with(new ClassCode(OTHER, Optional.empty())));
    assertOpensNothing(CODE);
    assertOpensNothing(OTHER); // no token leads from it
    update(new ClassGroupRow(row.classGroup().archived(NOW), Optional.empty()));
    assertOpensNothing(CODE);
  }

  @Test
  void token_of_another_kind_opens_nothing() {
    ClassGroup known = added(paid(Optional.empty())).classGroup();
    change(
        work ->
            work.tokens()
                .insert(
                    Token.of(
                        Token.Kind.CLAIM,
                        CODE,
                        known.organization(),
                        known.id().value(),
                        Optional.empty())));

    assertOpensNothing(CODE);
  }

  @Test
  void pages_are_ordered_and_of_one_organization_and_of_one_teacher_if_wished() {
    OrganizationId organization = organization();
    AccountId teacher = write(Given::accountId);
    ClassGroup first = free(organization, teacher);
    ClassGroup second = free(organization, write(Given::accountId));
    ClassGroup third = free(organization, teacher);
    free(organization(), teacher);

    assertThat(page(organization, Optional.empty(), Optional.empty(), 10))
        .containsExactly(first, second, third);
    assertThat(page(organization, Optional.empty(), Optional.empty(), 2))
        .containsExactly(first, second);
    assertThat(page(organization, Optional.empty(), Optional.of(second.id()), 2))
        .containsExactly(third);
    assertThat(page(organization, Optional.of(teacher), Optional.empty(), 10))
        .containsExactly(first, third);
    assertThat(page(organization, Optional.of(teacher), Optional.of(first.id()), 10))
        .containsExactly(third);
  }

  @RepeatedTest(5)
  void whoever_locks_a_class_sees_what_others_did_to_it_before() {
    ClassGroupRow row = added(paid(Optional.empty()));
    ClassGroup known = row.classGroup();

    Race.run(
        8,
        thread ->
            write(
                work -> {
                  ClassGroupRow now =
                      work.classGroups().lock(known.organization(), known.id()).orElseThrow();
                  String name = now.classGroup().name() + '+';
                  work.classGroups().update(now.with(now.classGroup().withName(name)));
                  return name;
                }));

    assertFound(row.with(known.withName(known.name() + "+".repeat(8))));
  }

  private OrganizationId organization() {
    return write(Given::organization).id();
  }

  private static ClassGroupId id() {
    return new ClassGroupId(Fixtures.id());
  }

  private ClassGroupRow paid(Optional<Instant> expiresAt) {
    return write(
        work -> {
          Subscription subscription = Given.subscription(work, 5);
          return row(subscription.organization(), Optional.of(subscription.id()), expiresAt);
        });
  }

  private static ClassGroupRow row(
      OrganizationId organization, Optional<SubscriptionId> paidBy, Optional<Instant> expiresAt) {
    AccountId teacher = new AccountId(Fixtures.id());
    return new ClassGroupRow(
        new ClassGroup(organization, id(), "Zoë's 3rd", teacher, paidBy, Optional.empty()),
        Optional.of(new ClassCode(CODE, expiresAt)));
  }

  private ClassGroup free(OrganizationId organization, AccountId teacher) {
    ClassGroup made =
        new ClassGroup(organization, id(), "Choir", teacher, Optional.empty(), Optional.empty());
    return added(new ClassGroupRow(made, Optional.of(new ClassCode(CODE, Optional.empty()))))
        .classGroup();
  }

  private ClassGroupRow added(ClassGroupRow row) {
    change(work -> work.classGroups().insert(row));
    return row;
  }

  private ClassGroupRow coded(ClassGroupRow row) {
    ClassGroup known = added(row).classGroup();
    change(
        work ->
            work.tokens()
                .insert(
                    Token.of(
                        Token.Kind.CLASS_CODE,
                        CODE,
                        known.organization(),
                        known.id().value(),
                        Optional.empty())));
    return row;
  }

  private void update(ClassGroupRow row) {
    change(
        work -> {
          work.classGroups().lock(row.classGroup().organization(), row.classGroup().id());
          work.classGroups().update(row);
        });
  }

  private List<ClassGroup> page(
      OrganizationId organization,
      Optional<AccountId> teacher,
      Optional<ClassGroupId> after,
      int limit) {
    return list(work -> work.classGroups().page(organization, teacher, after, limit));
  }

  private void assertOpensNothing(String code) {
    assertThat(find(work -> work.classGroups().openedBy(code, NOW))).isEmpty();
  }

  private void assertFound(ClassGroupRow row) {
    ClassGroup known = row.classGroup();
    assertThat(find(work -> work.classGroups().find(known.organization(), known.id())))
        .contains(row);
    change(
        work ->
            assertThat(work.classGroups().lock(known.organization(), known.id())).contains(row));
  }
}
