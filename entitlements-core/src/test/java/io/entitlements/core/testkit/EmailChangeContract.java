package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.AccountStatus;
import io.entitlements.account.EmailChanges;
import io.entitlements.account.EmailChanges.Progress;
import io.entitlements.account.EmailChanges.Refusal;
import io.entitlements.account.EmailChanges.Side;
import io.entitlements.account.LinkProof;
import io.entitlements.account.LinkRefusal;
import io.entitlements.account.LinkState;
import io.entitlements.account.Password;
import io.entitlements.account.SignIn;
import io.entitlements.event.AccountEvent;
import io.entitlements.event.RecordedEvent;
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.Mail;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Changing the address of an account. */
public abstract class EmailChangeContract extends WorldContract {

  private static final EmailAddress NEW = EmailAddress.of("ada@college.example");

  /** For subclasses. */
  protected EmailChangeContract() {}

  @Test
  void address_changes_when_both_are_confirmed_in_either_order() {
    for (Side first : Side.values()) {
      AccountId ada = world().activeAccount(first + "@school.example");
      EmailAddress wanted = People.address(first + "@college.example");
      ask(ada, wanted);
      Side second = first == Side.OLD ? Side.NEW : Side.OLD;
      LinkProof secondProof = proof(second);
      assertThat(changes().confirm(first, proof(first)).orElseThrow())
          .isEqualTo(Progress.OTHER_SIDE_OPEN);
      assertThat(email(ada)).isNotEqualTo(wanted);
      assertThat(changes().confirm(second, secondProof).orElseThrow()).isEqualTo(Progress.CHANGED);
      assertThat(email(ada)).isEqualTo(wanted);
    }
  }

  @Test
  void sign_in_follows_the_address_and_links_to_the_old_one_are_dead() {
    AccountId ada = new People(world()).owner();
    new People(world()).askForReset("192.0.2.1");
    world().doJobs();
    LinkProof reset = world().newestProof("reset");
    ask(ada, NEW);
    changes().confirm(Side.NEW, proof(Side.NEW)).orElseThrow();
    changes().confirm(Side.OLD, proof(Side.OLD)).orElseThrow();
    assertThat(new People(world()).signIn(People.ADA, People.RIGHT))
        .isEqualTo(new SignIn.Refused(SignIn.Why.WRONG));
    assertThat(new People(world()).signIn(NEW.value(), People.RIGHT))
        .isInstanceOf(SignIn.SignedIn.class);
    assertThat(world().engine().passwords().reset(reset, Password.of(People.OTHER)))
        .isInstanceOf(Outcome.Refused.class);
  }

  @RepeatedTest(10)
  void reset_that_is_mailed_while_the_address_changes_lets_nobody_in_by_the_old_mailbox() {
    People people = new People(world());
    AccountId ada = people.owner();
    ask(ada, NEW);
    changes().confirm(Side.OLD, proof(Side.OLD)).orElseThrow();
    LinkProof last = proof(Side.NEW);
    people.askForReset("192.0.2.1");
    Race.run(
        2,
        thread ->
            thread == 0
                ? changes().confirm(Side.NEW, last) instanceof Outcome.Done<?, ?>
                : world().engine().jobs().runDue(10).done() > 0);
    Mail reset = Mails.newest(world().mailbox(), "reset");
    Outcome<?, ?> outcome =
        world().engine().passwords().reset(Mails.proof(reset, "reset"), Password.of(People.OTHER));
    assertThat(outcome instanceof Outcome.Done<?, ?>).isEqualTo(reset.to().equals(NEW));
  }

  @Test
  void session_of_the_account_stands_for_the_code_of_the_old_address_only() {
    AccountId ada = new People(world()).owner();
    ask(ada, NEW);
    LinkProof ofNew = new LinkProof.SignedIn(proof(Side.NEW).secret(), ada);
    assertThat(changes().confirm(Side.NEW, ofNew))
        .isEqualTo(Outcome.refused(Refusal.OTHER_ADDRESS));
    LinkProof ofOld = new LinkProof.SignedIn(proof(Side.OLD).secret(), ada);
    assertThat(changes().confirm(Side.OLD, ofOld).orElseThrow())
        .isEqualTo(Progress.OTHER_SIDE_OPEN);
  }

  @Test
  void link_of_one_side_confirms_not_the_other() {
    AccountId ada = new People(world()).owner();
    ask(ada, NEW);
    assertThat(changes().confirm(Side.OLD, proof(Side.NEW)))
        .isEqualTo(Outcome.refused(Refusal.LINK_NOT_VALID));
    assertThat(changes().confirm(Side.NEW, proof(Side.OLD)))
        .isEqualTo(Outcome.refused(Refusal.LINK_NOT_VALID));
  }

  @Test
  void address_of_another_account_is_found_out_by_its_owner_only() {
    AccountId ada = new People(world()).owner();
    world().activeAccount(NEW.value());
    int before = world().mailbox().size();
    assertThat(changes().request(ada, NEW, People.HOME)).isEmpty();
    world().doJobs();
    List<Mail> mails = world().mailbox().subList(before, before + 2);
    assertThat(mails).extracting(Mail::to).containsExactlyInAnyOrder(email(ada), NEW);
    Mail toNew = mails.stream().filter(mail -> mail.to().equals(NEW)).findFirst().orElseThrow();
    assertThat(toNew.text()).contains("another account. Sign in").doesNotContain("/new-address/");
    changes().confirm(Side.OLD, proof(Side.OLD)).orElseThrow();
    assertThat(email(ada)).isEqualTo(People.address(People.ADA));
  }

  @Test
  void address_that_somebody_took_meanwhile_is_refused_and_nothing_changes() {
    AccountId ada = new People(world()).owner();
    ask(ada, NEW);
    LinkProof ofNew = proof(Side.NEW);
    changes().confirm(Side.OLD, proof(Side.OLD)).orElseThrow();
    AccountId other = world().activeAccount(NEW.value());
    assertThat(changes().confirm(Side.NEW, ofNew))
        .isEqualTo(Outcome.refused(Refusal.ADDRESS_TAKEN));
    assertThat(email(ada)).isEqualTo(People.address(People.ADA));
    assertThat(email(other)).isEqualTo(NEW);
  }

  @Test
  void a_sign_up_that_nobody_verified_keeps_nobody_from_the_address() {
    AccountId ada = new People(world()).owner();
    world().engine().accounts().signUp(NEW);
    world().doJobs();
    LinkProof welcome = world().newestProof("confirm");
    AccountId stranger = world().engine().accounts().find(NEW).orElseThrow().id();

    ask(ada, NEW);
    changes().confirm(Side.OLD, proof(Side.OLD)).orElseThrow();
    assertThat(changes().confirm(Side.NEW, proof(Side.NEW)).orElseThrow())
        .isEqualTo(Progress.CHANGED);

    assertThat(email(ada)).isEqualTo(NEW);
    assertThat(world().engine().accounts().find(stranger).orElseThrow().status())
        .isEqualTo(AccountStatus.DELETED);
    assertThat(world().engine().accounts().confirm(welcome, "Stranger"))
        .isEqualTo(Outcome.refused(LinkRefusal.LINK_NOT_VALID));
  }

  @Test
  void what_was_given_to_an_address_that_nobody_had_verified_comes_free() {
    District district = world().district("suite", 5);
    AccountId ada = new People(world()).owner();
    district.seated(NEW.value());
    ask(ada, NEW);
    changes().confirm(Side.OLD, proof(Side.OLD)).orElseThrow();
    changes().confirm(Side.NEW, proof(Side.NEW)).orElseThrow();
    world().doJobs();
    assertThat(district.overview().assigned()).isZero();
    assertThat(district.assign(NEW.value(), "again").orElseThrow().holder())
        .isEqualTo(new SeatHolder.Person(ada));
  }

  @RepeatedTest(5)
  void of_a_sign_up_and_a_change_of_address_that_are_proved_at_once_one_gets_it() {
    AccountId ada = new People(world()).owner();
    ask(ada, NEW);
    changes().confirm(Side.OLD, proof(Side.OLD)).orElseThrow();
    LinkProof ofNew = proof(Side.NEW);
    world().engine().accounts().signUp(NEW);
    world().doJobs();
    LinkProof welcome = world().newestProof("confirm");
    assertThat(
            Race.winners(
                2,
                thread ->
                    thread == 0
                        ? changes().confirm(Side.NEW, ofNew) instanceof Outcome.Done<?, ?>
                        : world().engine().accounts().confirm(welcome, "Other")
                            instanceof Outcome.Done<?, ?>))
        .isEqualTo(1);
    assertThat(world().engine().accounts().find(NEW).orElseThrow().status())
        .isEqualTo(AccountStatus.ACTIVE);
  }

  @Test
  void each_step_of_a_change_leaves_one_event_without_an_address() {
    AccountId ada = new People(world()).owner();
    Revision before = world().engine().history().revision(ada);
    ask(ada, NEW);
    changes().confirm(Side.NEW, proof(Side.NEW)).orElseThrow();
    changes().confirm(Side.OLD, proof(Side.OLD)).orElseThrow();
    assertThat(world().engine().history().after(before, 10))
        .extracting(RecordedEvent::event)
        .containsExactly(
            new AccountEvent.EmailChangeRequested(ada),
            new AccountEvent.EmailChangeConfirmed(ada, Side.NEW),
            new AccountEvent.EmailChanged(ada));
  }

  @RepeatedTest(5)
  void of_two_accounts_that_want_one_address_at_once_one_gets_it() {
    List<LinkProof> proofs =
        List.of("ada@school.example", "bob@school.example").stream()
            .map(
                address -> {
                  ask(world().activeAccount(address), NEW);
                  changes().confirm(Side.OLD, proof(Side.OLD)).orElseThrow();
                  return (LinkProof) proof(Side.NEW);
                })
            .toList();
    assertThat(
            Race.winners(
                2,
                thread ->
                    changes().confirm(Side.NEW, proofs.get(thread)) instanceof Outcome.Done<?, ?>))
        .isEqualTo(1);
  }

  @Test
  void another_request_drops_the_one_before() {
    AccountId ada = new People(world()).owner();
    ask(ada, NEW);
    LinkProof first = proof(Side.NEW);
    LinkProof firstOld = proof(Side.OLD);
    EmailAddress another = EmailAddress.of("ada@another.example");
    ask(ada, another);
    assertThat(changes().confirm(Side.NEW, first))
        .isEqualTo(Outcome.refused(Refusal.LINK_NOT_VALID));
    assertThat(changes().confirm(Side.OLD, firstOld))
        .isEqualTo(Outcome.refused(Refusal.LINK_NOT_VALID));
    changes().confirm(Side.NEW, proof(Side.NEW)).orElseThrow();
    changes().confirm(Side.OLD, proof(Side.OLD)).orElseThrow();
    assertThat(email(ada)).isEqualTo(another);
  }

  @Test
  void links_work_for_a_day_and_not_a_millisecond_longer() {
    AccountId ada = new People(world()).owner();
    ask(ada, NEW);
    LinkProof proof = proof(Side.NEW);
    world().pass(Duration.ofDays(1));
    assertThat(changes().look(Side.NEW, proof.secret())).isEqualTo(LinkState.EXPIRED);
    assertThat(changes().confirm(Side.NEW, proof))
        .isEqualTo(Outcome.refused(Refusal.LINK_NOT_VALID));
    world().pass(Duration.ofMillis(-1));
    assertThat(changes().look(Side.NEW, proof.secret())).isEqualTo(LinkState.OPEN);
    changes().confirm(Side.NEW, proof).orElseThrow();
  }

  @Test
  void disabled_account_changes_no_address() {
    AccountId ada = new People(world()).owner();
    ask(ada, NEW);
    LinkProof proof = proof(Side.NEW);
    world().engine().accounts().disable(new Actor.Task("support"), ada).orElseThrow();
    assertThat(changes().confirm(Side.NEW, proof))
        .isEqualTo(Outcome.refused(Refusal.LINK_NOT_VALID));
    int before = world().mailbox().size();
    ask(ada, EmailAddress.of("ada@another.example"));
    assertThat(world().mailbox()).hasSize(before);
  }

  private void ask(AccountId account, EmailAddress email) {
    assertThat(changes().request(account, email, People.HOME)).isEmpty();
    world().doJobs();
  }

  private LinkProof.WithCode proof(Side side) {
    return world().newestProof(side == Side.OLD ? "old-address" : "new-address");
  }

  private EmailAddress email(AccountId account) {
    return world().engine().accounts().find(account).orElseThrow().email();
  }

  private EmailChanges changes() {
    return world().engine().emailChanges();
  }
}
