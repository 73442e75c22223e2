package io.entitlements.samples.quickstart;

import io.entitlements.Entitlements;
import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.KnownBrowser;
import io.entitlements.account.LinkProof;
import io.entitlements.account.Organization;
import io.entitlements.account.Password;
import io.entitlements.account.ServiceRegion;
import io.entitlements.account.SignIn;
import io.entitlements.account.Source;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The school's people at work: what a portal's pages and a scheduler would do for them.
 *
 * @param engine the library
 * @param mail where their mail arrives
 */
record School(Entitlements engine, MailFolder mail) {

  static final String NAME = "Riverside Unified School District";

  /** Everybody's, and nobody's who is real. */
  private static final Password PASSWORD = Password.of("only for the quickstart");

  private static final Source HERE = new Source("127.0.0.1");

  static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  /**
   * A person signs up: asks for the email, opens it, types its code, a name and a password on the
   * page that its link opens, and signs in. Who did so in an earlier run is signed in still.
   */
  AccountId signIn(EmailAddress email, String name) {
    Optional<Account> known = engine.accounts().find(email);
    if (known.isPresent() && known.get().status() == AccountStatus.ACTIVE) {
      return known.get().id();
    }
    engine.accounts().signUp(email, HERE);
    doJobs();
    LinkProof proof =
        mail.newestProof("confirm", email)
            .orElseThrow(() -> new Failure("no email arrived for " + email));
    KnownBrowser browser =
        engine.passwords().setFirst(proof, name, PASSWORD).orElseThrow().browser();
    SignIn answer = engine.signIns().signIn(email, PASSWORD, HERE, Optional.of(browser));
    if (answer instanceof SignIn.SignedIn signedIn) {
      System.out.printf("   %s signs up, sets a password and signs in%n", email);
      return signedIn.account();
    }
    throw new Failure(email + " cannot sign in: " + answer);
  }

  /** A person adds an organization, and is its administrator from then on. */
  OrganizationId add(AccountId by, String name) {
    return engine
        .organizations()
        .add(
            by,
            new Organization.Details(name, "Riverside, California", ZONE, ServiceRegion.EUROPE),
            IdempotencyKey.of("quickstart-organization"))
        .orElseThrow()
        .id();
  }

  /** A real application calls this from its scheduler. */
  void doJobs() {
    while (!engine.jobs().runDue(100).isEmpty()) {
      // Jobs can ask for further jobs.
    }
  }
}
