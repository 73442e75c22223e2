package io.entitlements.core.memory;

import io.entitlements.account.Account;
import io.entitlements.account.ClassGroup;
import io.entitlements.spi.ClassGroupRow;
import io.entitlements.spi.EnrolmentStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who is a student of which class, by account. */
record MemoryEnrolments(
    Groups<AccountId, MemoryEnrolments.Row> rows,
    Table<ClassGroupId, ClassGroupRow> classGroups,
    Table<AccountId, Account> accounts)
    implements EnrolmentStore {

  record Row(
      OrganizationId organization, ClassGroupId classGroup, AccountId account, Instant joinedAt) {

    boolean isIn(OrganizationId owner, ClassGroupId id) {
      return organization.equals(owner) && classGroup.equals(id);
    }
  }

  @Override
  public boolean insert(
      OrganizationId organization, ClassGroupId classGroup, AccountId account, Instant joinedAt) {
    if (row(organization, classGroup, account).isPresent()) {
      return false;
    }
    rows.add(account, new Row(organization, classGroup, account, joinedAt));
    return true;
  }

  @Override
  public boolean delete(OrganizationId organization, ClassGroupId classGroup, AccountId account) {
    Optional<Row> row = row(organization, classGroup, account);
    row.ifPresent(found -> rows.remove(account, found));
    return row.isPresent();
  }

  @Override
  public Optional<Instant> find(
      OrganizationId organization, ClassGroupId classGroup, AccountId account) {
    return row(organization, classGroup, account).map(Row::joinedAt);
  }

  private Optional<Row> row(
      OrganizationId organization, ClassGroupId classGroup, AccountId account) {
    return rows.of(account).stream().filter(row -> row.isIn(organization, classGroup)).findAny();
  }

  @Override
  public List<Joined> of(AccountId account) {
    return rows.of(account).stream()
        .sorted(
            Comparator.comparing(Row::joinedAt).thenComparing(row -> row.classGroup().toString()))
        .map(row -> new Joined(classGroup(row), row.joinedAt()))
        .toList();
  }

  private ClassGroup classGroup(Row row) {
    return classGroups.find(row.classGroup()).orElseThrow().classGroup();
  }

  @Override
  public List<Enrolled> page(
      OrganizationId organization, ClassGroupId classGroup, Optional<AccountId> after, int limit) {
    return students(organization, classGroup)
        .filter(row -> after.map(at -> isBehind(at, row)).orElse(true))
        .limit(limit)
        .map(row -> new Enrolled(accounts.find(row.account()).orElseThrow(), row.joinedAt()))
        .toList();
  }

  private static boolean isBehind(AccountId at, Row row) {
    return row.account().toString().compareTo(at.toString()) > 0;
  }

  private Stream<Row> students(OrganizationId organization, ClassGroupId classGroup) {
    return rows.all()
        .filter(row -> row.isIn(organization, classGroup))
        .sorted(Comparator.comparing(row -> row.account().toString()));
  }

  @Override
  public boolean isPaidBy(
      OrganizationId organization, SubscriptionId subscription, AccountId account) {
    return paid(organization, subscription, account).findAny().isPresent();
  }

  @Override
  public List<AccountId> onlyIn(
      OrganizationId organization, ClassGroupId classGroup, SubscriptionId subscription) {
    return students(organization, classGroup)
        .map(Row::account)
        .filter(
            account ->
                paid(organization, subscription, account)
                    .allMatch(row -> row.classGroup().equals(classGroup)))
        .toList();
  }

  private Stream<Row> paid(
      OrganizationId organization, SubscriptionId subscription, AccountId account) {
    return rows.of(account).stream()
        .filter(row -> row.organization().equals(organization))
        .filter(row -> classGroup(row).seatsOf().equals(Optional.of(subscription)));
  }
}
