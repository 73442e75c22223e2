package io.entitlements.core.internal.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.AttemptLimits;
import io.entitlements.account.HashingCost;
import io.entitlements.account.KnownBrowser;
import io.entitlements.account.Password;
import io.entitlements.account.PasswordPolicy;
import io.entitlements.account.Source;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.change.Secrets;
import io.entitlements.core.internal.link.LinkActs;
import io.entitlements.core.internal.member.Members;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.core.testkit.NotedStorage;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever asks about an address learns nothing from how long it takes: the work is the same. */
class SameWorkTest {

  private static final EmailAddress ACTIVE = EmailAddress.of("active@school.example");
  private static final EmailAddress PENDING = EmailAddress.of("pending@school.example");
  private static final EmailAddress NO_PASSWORD = EmailAddress.of("by-google@school.example");
  private static final EmailAddress DISABLED = EmailAddress.of("disabled@school.example");
  private static final EmailAddress UNKNOWN = EmailAddress.of("unknown@school.example");
  private static final List<EmailAddress> ALL =
      List.of(ACTIVE, PENDING, NO_PASSWORD, DISABLED, UNKNOWN);
  private static final Optional<KnownBrowser> NOBODYS =
      Optional.of(new KnownBrowser("x".repeat(27)));
  private static final Source SOURCE = new Source("192.0.2.1");

  private final SecureRandom random = new SecureRandom();
  private final List<String> hashings = new ArrayList<>();
  private final NotedStorage storage = new NotedStorage(MemoryStorage.create());
  private final Changes changes =
      new Changes(storage, Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC));
  private final PasswordHasher hasher =
      new PasswordHasher(
          PasswordPolicy.DEFAULT.at(HashingCost.INSECURE_FOR_TESTS),
          random,
          (password, salt, cost, length) -> {
            hashings.add(cost + " " + salt.length + " " + length);
            return new Argon2id().hash(password, salt, cost, length);
          });
  private final Ids ids = new Ids(random);
  private final AttemptLimits limits = AttemptLimits.DEFAULT;
  private final SignInService signIns =
      new SignInService(
          changes,
          hasher,
          limits,
          new Browsers(new Secrets(random), limits.browserLifetime()),
          new ExternalSignIns(new Members(ids)));

  @BeforeEach
  void makeAccounts() {
    String hash = hasher.hash(Password.of("correct horse battery"));
    add(ACTIVE, AccountStatus.ACTIVE, Optional.of(hash));
    add(PENDING, AccountStatus.PENDING, Optional.empty());
    add(NO_PASSWORD, AccountStatus.ACTIVE, Optional.empty());
    add(DISABLED, AccountStatus.DISABLED, Optional.of(hash));
    hashings.clear();
    storage.calls();
  }

  @Test
  void a_wrong_password_takes_the_same_statements_and_one_hashing_for_every_address() {
    sameWork(email -> signIn(email, Optional.empty()));
    assertThat(hashings).hasSize(ALL.size()).allMatch(hashings.get(0)::equals);
  }

  @Test
  void so_it_does_with_a_browser_that_nobody_knows() {
    sameWork(email -> signIn(email, NOBODYS));
  }

  @Test
  void once_the_attempts_are_used_up_nothing_is_hashed_for_any_address() {
    for (EmailAddress email : ALL) {
      for (int i = 0; i < limits.perAccount().burst(); i++) {
        signIn(email, Optional.empty());
      }
    }
    hashings.clear();
    sameWork(email -> signIn(email, Optional.empty()));
    assertThat(hashings).isEmpty();
  }

  @Test
  void asking_for_a_reset_takes_the_same_statements_for_every_address() {
    MailRequests mails = new MailRequests(changes, ids, limits);
    for (Optional<KnownBrowser> browser : List.of(Optional.<KnownBrowser>empty(), NOBODYS)) {
      assertThat(sameWork(email -> mails.reset(email, SOURCE, browser)))
          .contains("JobStore.insert");
    }
  }

  @Test
  void signing_up_takes_the_same_statements_for_every_address() {
    LinkActs links = new LinkActs(changes, ids);
    MailRequests mails = new MailRequests(changes, ids, limits);
    AccountService accounts = new AccountService(changes, links, mails, ids);
    assertThat(sameWork(email -> accounts.signUp(email, SOURCE)))
        .contains("JobStore.insert")
        .doesNotContain("AccountStore.insert");
  }

  @Test
  void asking_for_another_address_takes_the_same_statements_whoever_has_it() {
    LinkActs links = new LinkActs(changes, ids);
    MailRequests mails = new MailRequests(changes, ids, limits);
    EmailChangeService emailChanges = new EmailChangeService(changes, links, mails, ids);
    AccountId ada =
        add(EmailAddress.of("ada@school.example"), AccountStatus.ACTIVE, Optional.empty());
    assertThat(sameWork(email -> emailChanges.request(ada, email, SOURCE)))
        .contains("EmailChangeStore.put", "JobStore.insert");
  }

  private interface Asking {
    Object about(EmailAddress email);
  }

  /** What is asked of the stores, whatever the address. */
  private List<String> sameWork(Asking asking) {
    asking.about(EmailAddress.of("first@school.example"));
    hashings.clear();
    List<List<String>> works = new ArrayList<>();
    List<Object> answers = new ArrayList<>();
    for (EmailAddress email : ALL) {
      storage.calls();
      answers.add(asking.about(email));
      works.add(storage.calls());
    }
    assertThat(works).allMatch(works.get(0)::equals);
    assertThat(works.get(0)).isNotEmpty();
    assertThat(answers).allMatch(answers.get(0)::equals);
    return works.get(0);
  }

  private Object signIn(EmailAddress email, Optional<KnownBrowser> browser) {
    return signIns.signIn(email, Password.of("incorrect horse battery"), SOURCE, browser);
  }

  private AccountId add(EmailAddress email, AccountStatus status, Optional<String> hash) {
    AccountId id = new AccountId(UUID.randomUUID());
    storage.write(
        store -> {
          store.accounts().insert(new Account(id, email, "", status, Optional.empty()));
          return hash.map(text -> store.passwords().insert(id, text));
        });
    return id;
  }
}
