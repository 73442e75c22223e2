package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Action;
import io.entitlements.account.Role;
import io.entitlements.seat.SeatRefusal;
import io.entitlements.seat.SeatRunRefusal;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The permission matrix, cell by cell, as the services enforce it. */
public abstract class PermissionContract extends WorldContract {

  private static final String REFUSED = "NOT_PERMITTED";

  // JUnit sets it before each test.
  @SuppressWarnings("NullAway.Init")
  private Office office;

  /** For subclasses. */
  protected PermissionContract() {}

  @BeforeEach
  final void openOffice() {
    office = new Office(world(), world().activeAccount("owner@school.example"), "Office");
  }

  @Test
  void every_action_is_tried() {
    assertThat(Errand.all()).extracting(Errand::needs).contains(Action.values());
  }

  @Test
  void a_role_lets_its_holder_do_what_the_matrix_says_and_nothing_else() {
    for (Role role : Role.values()) {
      AccountId holder = office.member(role);
      for (Errand errand : Errand.all()) {
        boolean may = errand.needs().roles().contains(role);
        attempt(errand, holder, may, role.name());
      }
    }
  }

  @Test
  void who_belongs_elsewhere_or_nowhere_is_refused_everything() {
    AccountId elsewhere = world().activeAccount("elsewhere@school.example");
    world().organization(elsewhere, "Elsewhere");
    for (AccountId stranger : List.of(elsewhere, office.person())) {
      Errand.all().forEach(errand -> attempt(errand, stranger, false, "a stranger"));
    }
  }

  @Test
  void in_a_closed_organization_who_may_everything_else_only_looks() {
    office.close();
    AccountId administrator = office.member(Role.ADMINISTRATOR);
    for (Errand errand : Errand.all()) {
      attempt(errand, administrator, errand.needs() == Action.LOOK, "where it is closed");
    }
  }

  @Test
  void who_may_everything_may_nothing_while_disabled() {
    AccountId administrator = office.member(Role.ADMINISTRATOR);
    world().engine().accounts().disable(new Actor.Task("vendor"), administrator).orElseThrow();
    Errand.all().forEach(errand -> attempt(errand, administrator, false, "disabled"));
  }

  private void attempt(Errand errand, AccountId by, boolean may, String who) {
    Revision before = office.revision();
    String answer = answer(errand.call().make(office, by));
    assertThat(answer)
        .as("%s: %s, which needs %s", who, errand.name(), errand.needs())
        .isEqualTo(may ? errand.permitted() : REFUSED);
    if (!may) {
      assertThat(office.revision()).as("%s: %s", who, errand.name()).isEqualTo(before);
    }
  }

  private static String answer(Outcome<?, ?> outcome) {
    if (outcome instanceof Outcome.Done) {
      return "done";
    }
    Object reason = ((Outcome.Refused<?, ?>) outcome).reason();
    if (reason instanceof SeatRefusal seat) {
      return seat.code().name();
    }
    return reason instanceof SeatRunRefusal run ? run.code().name() : reason.toString();
  }
}
