package io.entitlements.core.testkit;

import io.entitlements.account.Membership;
import io.entitlements.account.MembershipRefusal;
import io.entitlements.account.Role;
import io.entitlements.type.AccountId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import java.util.Set;

/** What the tests of memberships do. */
public abstract class MembershipWorld extends WorldContract {

  int keys;

  /** For subclasses. */
  protected MembershipWorld() {}

  final AccountId administrator(District district, String email) {
    AccountId account = world().activeAccount(email);
    district.administered(account);
    return account;
  }

  final Outcome<Membership, MembershipRefusal> change(
      AccountId by, District district, AccountId member, Role... roles) {
    return world()
        .engine()
        .memberships()
        .change(by, district.organization(), member, Set.of(roles), key());
  }

  final Outcome<Membership, MembershipRefusal> remove(
      AccountId by, District district, AccountId member) {
    return remove(by, district, member, key());
  }

  final Outcome<Membership, MembershipRefusal> remove(
      AccountId by, District district, AccountId member, IdempotencyKey key) {
    return world().engine().memberships().remove(by, district.organization(), member, key);
  }

  final IdempotencyKey key() {
    keys++;
    return IdempotencyKey.of("membership-" + keys);
  }

  final Set<Role> roles(District district, AccountId member) {
    return world().engine().memberships().of(member).stream()
        .filter(membership -> membership.organization().equals(district.organization()))
        .findAny()
        .orElseThrow()
        .roles();
  }
}
