package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.event.RosterEvent;
import io.entitlements.roster.IssuedPushToken;
import io.entitlements.roster.PushToken;
import io.entitlements.roster.Pushes;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.spi.PushStore.Opened;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tokens by which directories push: issued, rotated, expired, revoked. */
class PushTokenTest extends WorldContract {

  @Override
  protected Storage createStorage() {
    return MemoryStorage.create();
  }

  private Pushes pushes() {
    return world().engine().pushes();
  }

  @Test
  void tokens_overlap_while_they_are_rotated() {
    ScimWorld before = ScimWorld.in(world(), 3);
    RosterWorld list = before.list();
    IssuedPushToken next = ScimWorld.issue(list);
    ScimWorld after = before.withToken(next.secret());
    String ada = before.user("ada");
    after.get("Users/" + ada).is(200);
    PushToken old =
        pushes().tokens(list.by(), list.connection()).orElseThrow().stream()
            .filter(token -> !token.equals(next.token()))
            .findFirst()
            .orElseThrow();
    assertThat(pushes().revokeToken(list.by(), list.connection(), old.id()).orElseThrow())
        .isEqualTo(old);
    before.get("Users/" + ada).isError(401, "");
    after.get("Users/" + ada).is(200);
    assertThat(pushes().tokens(list.by(), list.connection()).orElseThrow())
        .containsExactly(next.token());
    assertThat(pushes().revokeToken(list.by(), list.connection(), old.id()))
        .isEqualTo(Outcome.refused(Refusal.UNKNOWN_TOKEN));
  }

  @Test
  void a_token_ends_at_its_instant_and_counts_no_more() {
    RosterWorld list = RosterWorld.in(world(), 3);
    IssuedPushToken issued =
        pushes()
            .issueToken(
                list.by(), list.connection(), Optional.of(Given.NOW.plus(Duration.ofDays(1))))
            .orElseThrow();
    for (int i = 1; i < Pushes.MOST_TOKENS; i++) {
      ScimWorld.issue(list);
    }
    assertThat(pushes().issueToken(list.by(), list.connection(), Optional.empty()))
        .isEqualTo(Outcome.refused(Refusal.TOO_MANY_TOKENS));
    world().pass(Duration.ofDays(1).minusMillis(1));
    assertThat(pushes().open(issued.secret())).isPresent();
    world().pass(Duration.ofMillis(1));
    assertThat(pushes().open(issued.secret())).isEmpty();
    ScimWorld.issue(list);
  }

  @Test
  void a_secret_is_said_once_and_only_its_digest_is_kept() {
    RosterWorld list = RosterWorld.in(world(), 3);
    IssuedPushToken issued = ScimWorld.issue(list);
    assertThat(issued.secret()).hasSize(43).doesNotContain("=");
    assertThat(issued.toString()).doesNotContain(issued.secret());
    assertThat(pushes().open(issued.secret().toLowerCase(Locale.ROOT))).isEmpty();
    Optional<Opened> bySecret =
        world().storage().read(store -> store.pushes().token(issued.secret()));
    assertThat(bySecret).isEmpty();
  }

  @Test
  void issuing_and_revoking_leave_their_events() {
    RosterWorld list = RosterWorld.in(world(), 3);
    IssuedPushToken issued = ScimWorld.issue(list);
    pushes().revokeToken(list.by(), list.connection(), issued.token().id()).orElseThrow();
    assertThat(
            world()
                .engine()
                .history()
                .after(new Revision(list.district().organization(), 0), 1_000))
        .extracting(recorded -> recorded.event())
        .endsWith(
            new RosterEvent.PushTokenIssued(
                list.district().organization(), list.connection().id(), issued.token().id()),
            new RosterEvent.PushTokenRevoked(
                list.district().organization(), list.connection().id(), issued.token().id()));
  }

  @Test
  void a_stranger_neither_issues_nor_sees_nor_revokes() {
    RosterWorld list = RosterWorld.in(world(), 3);
    IssuedPushToken issued = ScimWorld.issue(list);
    AccountId stranger = world().activeAccount("stranger@elsewhere.example");
    assertThat(pushes().issueToken(stranger, list.connection(), Optional.empty()))
        .isEqualTo(Outcome.refused(Refusal.NOT_PERMITTED));
    assertThat(pushes().tokens(stranger, list.connection()))
        .isEqualTo(Outcome.refused(Refusal.NOT_PERMITTED));
    assertThat(pushes().revokeToken(stranger, list.connection(), issued.token().id()))
        .isEqualTo(Outcome.refused(Refusal.NOT_PERMITTED));
  }

  @Test
  void a_disconnected_list_is_open_to_nobody_and_leaves_nothing() {
    ScimWorld scim = ScimWorld.in(world(), 1);
    String ada = scim.user("ada");
    scim.user("ben");
    scim.post("Groups", "{'displayName':'g','members':[{'value':'" + ada + "'}]}").is(201);
    scim.list().disconnect();
    scim.get("Users/" + ada).isError(401, "");
    assertThat(scim.holdsSeat("ada")).isTrue();
    assertThat(scim.list().district().waiting()).containsExactly("ben@school.example");
    boolean hasMore =
        world().storage().write(store -> store.pushes().clear(scim.list().connection(), 10));
    assertThat(hasMore).isFalse();
  }
}
