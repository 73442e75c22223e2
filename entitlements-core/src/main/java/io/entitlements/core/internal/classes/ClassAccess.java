package io.entitlements.core.internal.classes;

import io.entitlements.account.Action;
import io.entitlements.account.ClassGroupRefusal;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.member.Members;
import io.entitlements.spi.ClassGroupRow;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.OrganizationId;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who may look after a class.
 *
 * @param by who asks
 * @param organization whose the class is
 * @param id the class
 */
record ClassAccess(AccountId by, OrganizationId organization, ClassGroupId id) {

  /** Why this person may not look after this class, if so. */
  Optional<ClassGroupRefusal> refusal(UnitOfWork store) {
    Optional<ClassGroupRow> row = store.classGroups().find(organization, id);
    if (Members.may(store, organization, by, Action.MANAGE_CLASSES)) {
      return row.isPresent() ? Optional.empty() : Optional.of(ClassGroupRefusal.UNKNOWN_CLASS);
    }
    boolean isTeacher = row.filter(found -> found.classGroup().teacher().equals(by)).isPresent();
    return isTeacher && Members.may(store, organization, by, Action.TEACH)
        ? Optional.empty()
        : Optional.of(ClassGroupRefusal.NOT_PERMITTED);
  }

  /** Why this person may not see this class, if so. */
  Optional<ClassGroupRefusal> refusalToLook(UnitOfWork store) {
    if (!Members.may(store, organization, by, Action.LOOK)) {
      return refusal(store);
    }
    return store.classGroups().find(organization, id).isPresent()
        ? Optional.empty()
        : Optional.of(ClassGroupRefusal.UNKNOWN_CLASS);
  }

  /** Does it to the class, locked, if this person may. */
  <V> Attempt<V, ClassGroupRefusal> locked(
      Change change, Function<ClassGroupRow, Attempt<V, ClassGroupRefusal>> work) {
    Optional<ClassGroupRefusal> refusal = refusal(change.store());
    return refusal.isPresent()
        ? Attempt.denied(refusal.get())
        : work.apply(change.store().classGroups().lock(organization, id).orElseThrow());
  }
}
