package io.entitlements.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.ActivationPolicy;
import io.entitlements.activation.ActivationRefusal;
import io.entitlements.activation.ActivationRefusal.Code;
import io.entitlements.core.client.ActivationResult.Activated;
import io.entitlements.core.client.EngineServer.Cut;
import io.entitlements.type.DeviceId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlineActivationTest {

  private static final String OTHER_KEY = "NB-128T5-CY4TQ-KFF7J-4MNY7-NR5GC";
  private static final Credential ADA = Credential.bearer("ada");

  @TempDir private Path root;
  private Vendor vendor;
  private EngineServer server;

  @BeforeEach
  void schoolWithOneSeat() {
    vendor = new Vendor(root.resolve("keys"), 1, ActivationPolicy.DEFAULT);
    server = new EngineServer(vendor.engine);
  }

  private EntitlementClient open(String computer) {
    return vendor.open(root.resolve(computer));
  }

  private OnlineClient online(String computer) {
    return open(computer).online(server);
  }

  @Test
  void typedKey_activatesAndARestartDecidesWithoutANetwork() {
    String typed = " " + vendor.key().replace("-", "").toLowerCase(java.util.Locale.ROOT);
    assertThat(online("a").activate(typed)).isInstanceOf(Activated.class);
    assertThat(vendor.seatsInUse()).isEqualTo(1);
    assertThat(open("a").check(Vendor.INK).isAllowed()).isTrue();
    assertThat(open("b").check(Vendor.INK).isAllowed()).isFalse();
  }

  @Test
  void signedKey_activatesAsItWasPastedAndIsReturned() {
    String pasted = "> " + vendor.signedKey().replace(".", ".\r\n> ");
    assertThat(online("a").activate(pasted)).isInstanceOf(Activated.class);
    assertThat(online("a").activate(vendor.signedKey())).isInstanceOf(Activated.class);
    assertThat(online("a").refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    assertThat(vendor.seatsInUse()).isEqualTo(1);
    assertThat(online("a").activate(vendor.key())).isEqualTo(new ActivationResult.GiveUpFirst());
    assertThat(online("a").returnKey()).isEqualTo(new ReturnResult.Returned());
    assertThat(vendor.seatsInUse()).isZero();
  }

  @Test
  void signedKeyThatIsChanged_isUnknownAndOneThatIsNoneIsMistyped() {
    String signed = vendor.signedKey();
    String changed = signed.replaceFirst("[.].", ".A");
    assertThat(online("a").activate(changed))
        .isEqualTo(new ActivationResult.Refused(ActivationRefusal.of(Code.KEY_UNKNOWN)));
    for (String none : List.of(signed + ".", signed + "=", signed + "A".repeat(4_096))) {
      assertThat(online("a").activate(none)).isInstanceOf(ActivationResult.Mistyped.class);
    }
  }

  @Test
  void sameKeyTypedAgain_goesOnAndTakesNoSeat() {
    online("a").activate(vendor.key());
    assertThat(online("a").activate(vendor.key())).isInstanceOf(Activated.class);
    assertThat(online("a").refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    assertThat(vendor.seatsInUse()).isEqualTo(1);
  }

  @Test
  void seatsUsedUp_areRefusedWithTheNumbersAndNothingIsKept() {
    online("a").activate(vendor.key());
    OnlineClient second = online("b");
    assertThat(second.activate(vendor.key()))
        .isEqualTo(
            new ActivationResult.Refused(new ActivationRefusal.Full(Code.NO_SEAT_LEFT, 1, 1)));
    assertThat(second.refresh()).isEqualTo(new RefreshResult.NotActivated());
    assertThat(second.returnKey()).isEqualTo(new ReturnResult.NothingHeld());
  }

  @Test
  void mistypedKey_isNotAskedFor() {
    assertThat(online("a").activate("NB-1")).isInstanceOf(ActivationResult.Mistyped.class);
    assertThat(server.asked).isZero();
  }

  @Test
  void unknownKey_isRefused() {
    assertThat(online("a").activate(OTHER_KEY))
        .isEqualTo(new ActivationResult.Refused(ActivationRefusal.of(Code.KEY_UNKNOWN)));
    assertThat(online("a").activate(vendor.key())).isInstanceOf(Activated.class);
  }

  @Test
  void noAnswer_isCompletedByTheNextRefreshOfALaterRun() {
    for (Cut cut : new Cut[] {Cut.BEFORE, Cut.AFTER}) {
      server.cut(cut);
      ActivationResult result = online("a").activate(vendor.key());
      assertThat(result).isInstanceOf(ActivationResult.Unanswered.class);
      assertThat(open("a").check(Vendor.INK).isAllowed()).isFalse();
      server.cut(Cut.NOWHERE);
      assertThat(online("a").refresh()).isInstanceOf(RefreshResult.Refreshed.class);
      assertThat(vendor.seatsInUse()).isEqualTo(1);
      assertThat(online("a").returnKey()).isEqualTo(new ReturnResult.Returned());
      assertThat(vendor.seatsInUse()).isZero();
    }
  }

  @Test
  void retryAfter_isHandedOn() {
    server.cut(Cut.BEFORE);
    assertThat(online("a").activate(vendor.key()))
        .isEqualTo(
            new ActivationResult.Unanswered(
                NoAnswer.NOT_REACHED, Optional.of(Duration.ofSeconds(7))));
  }

  @Test
  void otherKeyAfterNoAnswer_returnsTheSeatThatTheFirstMayHaveTaken() {
    server.cut(Cut.AFTER);
    online("a").activate(vendor.key());
    assertThat(vendor.seatsInUse()).isEqualTo(1);
    assertThat(online("a").activate(OTHER_KEY)).isInstanceOf(ActivationResult.Unanswered.class);
    server.cut(Cut.NOWHERE);
    assertThat(online("a").activate(OTHER_KEY)).isInstanceOf(ActivationResult.Refused.class);
    assertThat(vendor.seatsInUse()).isZero();
  }

  @Test
  void keyThatGotANewTextBeforeTheLostAnswerWasAskedFor_canStillBeReturned() {
    server.cut(Cut.AFTER);
    String key = vendor.key();
    online("a").activate(key);
    assertThat(vendor.seatsInUse()).isEqualTo(1);
    vendor.giveTheKeyANewText();
    server.cut(Cut.NOWHERE);
    assertThat(online("a").refresh()).isInstanceOf(RefreshResult.NotCompleted.class);
    assertThat(online("a").activate(key)).isInstanceOf(ActivationResult.Refused.class);
    assertThat(online("a").returnKey()).isEqualTo(new ReturnResult.Returned());
    assertThat(vendor.seatsInUse()).isZero();
  }

  @Test
  void otherRightWhileOneIsInUse_isToBeGivenUpFirst() {
    vendor.pass(Duration.ofSeconds(1));
    OnlineClient client = online("a");
    client.activate(vendor.key());
    assertThat(client.activate(OTHER_KEY)).isEqualTo(new ActivationResult.GiveUpFirst());
    assertThat(client.signIn(ADA)).isEqualTo(new ActivationResult.GiveUpFirst());
    assertThat(client.signOut()).isEqualTo(new ReturnResult.NothingHeld());
    assertThat(open("a").check(Vendor.INK).isAllowed()).isTrue();
  }

  @Test
  void signIn_activatesAndSignOutForgets() {
    server.knows(vendor.ada());
    OnlineClient client = online("a");
    DeviceId device = client.client().status().device();
    assertThat(client.signIn(ADA)).isInstanceOf(Activated.class);
    assertThat(open("a").check(Vendor.INK).isAllowed()).isTrue();
    assertThat(client.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    assertThat(online("a").signIn(ADA)).isEqualTo(new ActivationResult.GiveUpFirst());
    assertThat(client.returnKey()).isEqualTo(new ReturnResult.NothingHeld());
    assertThat(client.signOut()).isEqualTo(new ReturnResult.Returned());
    assertThat(open("a").check(Vendor.INK).isAllowed()).isFalse();
    assertThat(open("a").status().device()).isNotEqualTo(device);
    assertThat(
            vendor
                .engine
                .activations()
                .devices(
                    vendor
                        .engine
                        .accounts()
                        .find(io.entitlements.type.EmailAddress.of(Vendor.EMAIL))
                        .orElseThrow()
                        .id()))
        .isEmpty();
  }

  @Test
  void credentialThatIsNotTaken_isSaidSo() {
    assertThat(online("a").signIn(ADA))
        .isEqualTo(new ActivationResult.Unanswered(NoAnswer.NOT_SIGNED_IN, Optional.empty()));
    assertThat(online("a").activate(vendor.key())).isInstanceOf(Activated.class);
  }

  @Test
  void lostAnswerToASignIn_isOneDevice() {
    server.knows(vendor.ada());
    server.cut(Cut.AFTER);
    assertThat(online("a").signIn(ADA)).isInstanceOf(ActivationResult.Unanswered.class);
    server.cut(Cut.NOWHERE);
    assertThat(online("a").signIn(ADA)).isInstanceOf(Activated.class);
    assertThat(online("a").refresh()).isInstanceOf(RefreshResult.Refreshed.class);
  }

  @Test
  void signOutAfterASignInWithoutAnAnswer_isForgottenAndNobodyIsAsked() {
    server.knows(vendor.ada());
    server.cut(Cut.BEFORE);
    online("a").signIn(ADA);
    DeviceId device = open("a").status().device();
    int asked = server.asked;
    assertThat(online("a").signOut()).isEqualTo(new ReturnResult.Forgotten());
    assertThat(server.asked).isEqualTo(asked);
    assertThat(open("a").status().device()).isNotEqualTo(device);
    assertThat(open("a").status().returnPending()).isFalse();
    assertThat(online("a").signOut()).isEqualTo(new ReturnResult.NothingHeld());
    server.cut(Cut.NOWHERE);
    assertThat(online("a").signIn(ADA)).isInstanceOf(Activated.class);
  }

  @Test
  void status_showsByWhichKeyAndWhetherAReturnIsNotToldYet() {
    assertThat(open("a").status().productKey()).isEmpty();
    String key = vendor.key();
    String hint = key.substring(0, 3) + "…-" + key.substring(key.length() - 5);
    open("a").offlineRequest(key);
    assertThat(open("a").status().productKey())
        .contains(new KeyInUse(Optional.of(hint), Optional.empty()));
    online("a").activate(key);
    assertThat(open("a").status().productKey())
        .contains(
            new KeyInUse(
                Optional.of(hint), Optional.of(vendor.overview().keys().get(0).key().id())));
    server.cut(Cut.BEFORE);
    online("a").returnKey();
    assertThat(open("a").status().productKey()).isEmpty();
    assertThat(open("a").status().returnPending()).isTrue();
    server.cut(Cut.NOWHERE);
    online("a").activate(vendor.signedKey());
    assertThat(open("a").status().returnPending()).isFalse();
    assertThat(open("a").status().productKey().orElseThrow().hint()).isEmpty();
  }

  @Test
  void credential_printsNothing() {
    assertThat(Credential.bearer("token")).hasToString("***");
  }

  @Test
  void requestByFile_isCompletedOnlineByTheSameSeat() {
    EntitlementClient client = open("a");
    OfflineRequest.Ready ready = (OfflineRequest.Ready) client.offlineRequest(vendor.key());
    vendor.engine.activations().byRequestFile(ready.file()).orElseThrow();
    assertThat(online("a").refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    assertThat(online("a").refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    assertThat(vendor.seatsInUse()).isEqualTo(1);
  }
}
