package io.entitlements.core.internal.account;

import io.entitlements.account.Member;
import io.entitlements.account.Memberships;
import io.entitlements.account.Role;
import io.entitlements.core.internal.change.Keyset;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Page;
import java.util.List;
import java.util.Optional;

/**
 * The people of an organization page by page; the cursor is the last person of a page.
 *
 * @param role only those who have it; empty for all
 * @param after behind whom the page begins
 * @param limit the most people on it
 */
record MemberPages(Optional<Role> role, Optional<AccountId> after, int limit) {

  static MemberPages of(Optional<Role> role, Optional<String> cursor, int limit) {
    Keyset.checkLimit(limit, Memberships.MAX_PAGE);
    return new MemberPages(role, cursor.map(AccountId::parse), limit);
  }

  Page<Member> read(UnitOfWork store, OrganizationId organization) {
    List<Member> found = store.memberships().page(organization, role, after, limit + 1);
    return Keyset.page(found, limit, last -> last.account().id().toString());
  }
}
