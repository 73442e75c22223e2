package io.entitlements.core.memory;

import io.entitlements.account.ClassGroup;
import io.entitlements.core.memory.Data.TokenKey;
import io.entitlements.spi.ClassGroupRow;
import io.entitlements.spi.ClassGroupStore;
import io.entitlements.spi.Token;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Classes by identifier. */
record MemoryClassGroups(
    Table<ClassGroupId, ClassGroupRow> classGroups,
    Table<TokenKey, Token> tokens,
    MemoryOrganizations organizations)
    implements ClassGroupStore {

  @Override
  public void insert(ClassGroupRow row) {
    classGroups.add(row.classGroup().id(), row);
  }

  @Override
  public Optional<ClassGroupRow> find(OrganizationId organization, ClassGroupId id) {
    return classGroups.find(id).filter(row -> row.classGroup().organization().equals(organization));
  }

  @Override
  public Optional<ClassGroupRow> lock(OrganizationId organization, ClassGroupId id) {
    return find(organization, id);
  }

  @Override
  public void update(ClassGroupRow row) {
    classGroups.update(row.classGroup().id(), before -> true, before -> row);
  }

  @Override
  public Optional<ClassGroup> openedBy(String code, Instant now) {
    return tokens
        .find(new TokenKey(Token.Kind.CLASS_CODE, code))
        .flatMap(token -> classGroups.find(new ClassGroupId(token.target())))
        .filter(
            row ->
                row.code()
                    .filter(current -> current.text().equals(code) && current.isOpen(now))
                    .isPresent())
        .map(ClassGroupRow::classGroup)
        .filter(classGroup -> isOpen(classGroup.organization()));
  }

  private boolean isOpen(OrganizationId organization) {
    return organizations.find(organization).orElseThrow().isOpen();
  }

  @Override
  public List<ClassGroup> page(
      OrganizationId organization,
      Optional<AccountId> teacher,
      Optional<ClassGroupId> after,
      int limit) {
    return classGroups
        .all()
        .map(ClassGroupRow::classGroup)
        .filter(found -> found.organization().equals(organization))
        .filter(found -> teacher.map(found.teacher()::equals).orElse(true))
        .filter(found -> after.map(at -> isBehind(at, found)).orElse(true))
        .sorted(Comparator.comparing(found -> found.id().toString()))
        .limit(limit)
        .toList();
  }

  private static boolean isBehind(ClassGroupId at, ClassGroup classGroup) {
    return classGroup.id().toString().compareTo(at.toString()) > 0;
  }
}
