package io.entitlements.core.testkit;

import io.entitlements.account.LinkRefusal;
import io.entitlements.account.Password;
import io.entitlements.account.PasswordRefusal;
import io.entitlements.account.PasswordSet;
import io.entitlements.account.Passwords;
import io.entitlements.type.Outcome;

/** What the tests of passwords do. */
public abstract class PasswordWorld extends WorldContract {

  static final Outcome<PasswordSet, PasswordRefusal> NOT_VALID =
      Outcome.refused(new PasswordRefusal.LinkRefused(LinkRefusal.LINK_NOT_VALID));
  static final Password OTHER = Password.of(People.OTHER);

  /** For subclasses. */
  protected PasswordWorld() {}

  final Passwords passwords() {
    return world().engine().passwords();
  }

  final People people() {
    return new People(world());
  }
}
