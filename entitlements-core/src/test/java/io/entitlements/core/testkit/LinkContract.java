package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.AccountStatus;
import io.entitlements.account.Accounts;
import io.entitlements.account.LinkProof;
import io.entitlements.account.LinkRefusal;
import io.entitlements.account.LinkState;
import io.entitlements.spi.Token;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Emailed links: what mail scanners, guessers and the impatient can do with them. */
public abstract class LinkContract extends WorldContract {

  private static final EmailAddress ADA = EmailAddress.of("ada@school.example");
  private static final Outcome<AccountId, LinkRefusal> NOT_VALID =
      Outcome.refused(LinkRefusal.LINK_NOT_VALID);
  private static final Outcome<AccountId, LinkRefusal> WRONG_CODE =
      Outcome.refused(LinkRefusal.WRONG_CODE);

  /** For subclasses. */
  protected LinkContract() {}

  @Test
  void following_a_link_changes_nothing_however_often_a_scanner_does() {
    LinkProof proof = mailed();
    for (int i = 0; i < 50; i++) {
      assertThat(accounts().look(proof.secret())).isEqualTo(LinkState.OPEN);
    }
    assertThat(accounts().find(ADA).orElseThrow().status()).isEqualTo(AccountStatus.PENDING);
    accounts().confirm(proof, "Some Body").orElseThrow();
  }

  @Test
  void a_link_submitted_without_its_code_does_nothing_and_costs_no_try() {
    LinkProof.WithCode proof = mailed();
    for (String nothing : List.of("", " ", "-", "7K3M", "UUUU-UUUU", "0".repeat(1_000_000))) {
      for (int i = 0; i < 3; i++) {
        assertThat(accounts().confirm(with(proof, nothing), "Some Body")).isEqualTo(WRONG_CODE);
      }
    }
    accounts().confirm(proof, "Some Body").orElseThrow();
  }

  @Test
  void a_link_works_once() {
    LinkProof proof = mailed();
    accounts().confirm(proof, "Some Body").orElseThrow();
    assertThat(accounts().look(proof.secret())).isEqualTo(LinkState.USED);
    assertThat(accounts().confirm(proof, "Some Body")).isEqualTo(NOT_VALID);
  }

  @Test
  void an_unknown_or_absurd_link_is_refused() {
    for (String secret : List.of("", "x", "x".repeat(1_000_000), "\u0000\ud800")) {
      assertThat(accounts().confirm(new LinkProof.WithCode(secret, "0000-0000"), "Some Body"))
          .isEqualTo(NOT_VALID);
      assertThat(accounts().confirm(new LinkProof.WithCode(secret, ""), "Some Body"))
          .isEqualTo(NOT_VALID);
      assertThat(accounts().look(secret)).isEqualTo(LinkState.NOT_VALID);
    }
  }

  @Test
  void a_code_is_read_as_people_type_it() {
    LinkProof.WithCode proof = mailed();
    String typed =
        "  "
            + proof
                .code()
                .replace('0', 'o')
                .replace('1', 'l')
                .replace("-", " \u2013 ")
                .toLowerCase(Locale.ROOT);
    accounts().confirm(with(proof, typed), "Some Body").orElseThrow();
  }

  @Test
  void nine_wrong_codes_leave_the_link_alive_and_the_tenth_ends_it() {
    LinkProof.WithCode proof = mailed();
    for (int i = 0; i < 9; i++) {
      assertThat(accounts().confirm(with(proof, wrong(proof)), "Some Body")).isEqualTo(WRONG_CODE);
    }
    assertThat(accounts().look(proof.secret())).isEqualTo(LinkState.OPEN);
    assertThat(accounts().confirm(with(proof, wrong(proof)), "Some Body")).isEqualTo(WRONG_CODE);
    assertThat(accounts().look(proof.secret())).isEqualTo(LinkState.NOT_VALID);
    assertThat(accounts().confirm(proof, "Some Body")).isEqualTo(NOT_VALID);
  }

  @Test
  void after_nine_wrong_codes_the_right_one_works() {
    LinkProof.WithCode proof = mailed();
    for (int i = 0; i < 9; i++) {
      accounts().confirm(with(proof, wrong(proof)), "Some Body");
    }
    accounts().confirm(proof, "Some Body").orElseThrow();
  }

  @RepeatedTest(3)
  void of_codes_guessed_all_at_once_no_more_than_ten_are_looked_at() {
    LinkProof.WithCode proof = mailed();
    List<Outcome<AccountId, LinkRefusal>> answers =
        Race.run(32, thread -> accounts().confirm(with(proof, wrong(proof)), "Some Body"));
    assertThat(answers.stream().filter(WRONG_CODE::equals)).hasSize(10);
    assertThat(answers.stream().filter(NOT_VALID::equals)).hasSize(22);
  }

  @RepeatedTest(3)
  void of_many_who_use_one_link_at_once_one_does() {
    LinkProof proof = mailed();
    assertThat(
            Race.winners(
                8, thread -> accounts().confirm(proof, "Some Body") instanceof Outcome.Done<?, ?>))
        .isEqualTo(1);
  }

  @Test
  void a_signed_in_session_counts_only_for_the_address_that_the_link_went_to() {
    AccountId stranger = world().activeAccount("stranger@school.example");
    LinkProof link = mailed();
    assertThat(accounts().confirm(new LinkProof.SignedIn(link.secret(), stranger), "Some Body"))
        .isEqualTo(Outcome.refused(LinkRefusal.OTHER_ADDRESS));
    AccountId ada = accounts().find(ADA).orElseThrow().id();
    assertThat(accounts().confirm(new LinkProof.SignedIn(link.secret(), ada), "Some Body"))
        .as("who has never verified an address is not signed in with it")
        .isEqualTo(Outcome.refused(LinkRefusal.OTHER_ADDRESS));
    accounts().confirm(link, "Some Body").orElseThrow();
  }

  @Test
  void a_copy_of_the_store_gives_neither_a_working_link_nor_its_code() {
    LinkProof.WithCode proof = mailed();
    assertThat(find(proof.secret())).isEmpty();
    Token stored = find(Mails.storedForm(proof.secret())).orElseThrow();
    assertThat(stored.codeHash().orElseThrow())
        .isNotEqualTo(Mails.storedForm(proof.code()))
        .isNotEqualTo(Mails.storedForm(proof.code().replace("-", "")));
    assertThat(
            accounts().confirm(new LinkProof.WithCode(stored.lookup(), proof.code()), "Some Body"))
        .isEqualTo(NOT_VALID);
  }

  @Test
  void a_proof_prints_without_its_secrets() {
    LinkProof.WithCode proof = mailed();
    AccountId ada = accounts().find(ADA).orElseThrow().id();
    assertThat(proof.toString() + new LinkProof.SignedIn(proof.secret(), ada))
        .doesNotContain(proof.secret(), proof.code());
  }

  private Optional<Token> find(String lookup) {
    Token.Kind kind = Token.Kind.ACCOUNT_CONFIRMATION;
    return world().storage().read(store -> store.tokens().find(kind, lookup));
  }

  private LinkProof.WithCode mailed() {
    accounts().signUp(ADA);
    world().doJobs();
    return world().newestProof("confirm");
  }

  private Accounts accounts() {
    return world().engine().accounts();
  }

  private static LinkProof with(LinkProof.WithCode proof, String code) {
    return new LinkProof.WithCode(proof.secret(), code);
  }

  private static String wrong(LinkProof.WithCode proof) {
    char first = proof.code().charAt(0) == 'X' ? 'Y' : 'X';
    return first + proof.code().substring(1);
  }
}
