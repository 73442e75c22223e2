package io.entitlements.core.internal.account;

import io.entitlements.account.Invitation;
import io.entitlements.account.Invitations;
import io.entitlements.core.internal.change.Keyset;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.InvitationId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Page;
import java.util.List;
import java.util.Optional;

/**
 * Invitations page by page; the cursor is the last one of a page.
 *
 * @param after behind which one the page begins
 * @param limit the most on it
 */
record InvitationPages(Optional<InvitationId> after, int limit) {

  static InvitationPages of(Optional<String> cursor, int limit) {
    Keyset.checkLimit(limit, Invitations.MAX_PAGE);
    return new InvitationPages(cursor.map(InvitationId::parse), limit);
  }

  Page<Invitation> read(UnitOfWork store, OrganizationId organization) {
    List<Invitation> found = store.invitations().page(organization, after, limit + 1);
    return Keyset.page(found, limit, last -> last.id().toString());
  }
}
