package io.entitlements.core.internal.account;

import io.entitlements.account.Membership;
import io.entitlements.account.Role;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Keeps a membership for a repeat as it was answered, since it may have ended by then. */
final class MembershipCodec implements Changes.Codec<Membership> {

  @Override
  public String write(Membership membership) {
    return membership.organization()
        + " "
        + membership.account()
        + " "
        + membership.roles().stream().map(Role::name).collect(Collectors.joining(","));
  }

  @Override
  public Membership read(UnitOfWork store, String text) {
    String[] part = text.split(" ", -1);
    return new Membership(
        OrganizationId.parse(part[0]),
        AccountId.parse(part[1]),
        Arrays.stream(part[2].split(",", -1)).map(Role::valueOf).collect(Collectors.toSet()));
  }
}
