package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.ActivationRefusal;
import io.entitlements.activation.ActivationRefusal.Code;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.event.EntitlementEvent;
import io.entitlements.event.ProductKeyEvent;
import io.entitlements.event.RecordedEvent;
import io.entitlements.key.KeyFinding;
import io.entitlements.key.ProductKey;
import io.entitlements.key.SignedKeyRefusal;
import io.entitlements.key.SubscriptionChange.Reissue;
import io.entitlements.key.SubscriptionChange.Revoke;
import io.entitlements.type.Actor;
import io.entitlements.type.DeviceId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the vendor's own people are told about a product key, and everybody else is not. */
public abstract class KeyExaminationContract extends WorldContract {

  /** Well formed, of the first generation; the MAC is that of another secret. */
  private static final String FORGED = "NB-128T5-CY4TQ-KFF7J-4MNY7-NR5GC";

  private static final Actor.Task SUPPORT = new Actor.Task("support-desk");
  private static final DeviceId LAPTOP = new DeviceId(new UUID(1, 1));

  /** For subclasses. */
  protected KeyExaminationContract() {}

  @Test
  void a_key_is_found_typed_or_signed_and_its_organization_can_see_that_somebody_looked() {
    District district = world().district("suite", 5);
    KeyFinding typed = examine(district.key().text().value().toLowerCase(Locale.ROOT));
    assertThat(typed).isEqualTo(new KeyFinding.Found(district.key().key()));
    assertThat(examine("> " + signed(district) + "\n")).isEqualTo(typed);
    assertThat(typed.toString()).doesNotContain(Long.toHexString(district.key().key().number()));

    ProductKey key = district.key().key();
    assertThat(looks(district))
        .hasSize(2)
        .containsOnly(
            new ProductKeyEvent.ProductKeyExamined(
                key.organization(), key.subscription(), key.id()));
  }

  @Test
  void an_old_text_is_told_from_the_new_one_in_both_forms() {
    District district = world().district("suite", 5);
    String typed = district.key().text().value();
    String signed = signed(district);
    district.change(new Reissue(district.key().key().id()), "reissue").orElseThrow();
    KeyFinding reissued = new KeyFinding.Reissued(district.key().key());
    assertThat(examine(typed)).isEqualTo(reissued);
    assertThat(examine(signed)).isEqualTo(reissued);
    assertThat(examine(district.key().text().value())).isInstanceOf(KeyFinding.Found.class);
  }

  @Test
  void a_revoked_key_is_found_with_its_end() {
    District district = world().district("suite", 5);
    district.change(new Revoke(district.key().key().id()), "revoke").orElseThrow();
    KeyFinding found = examine(district.key().text().value());
    assertThat(((KeyFinding.Found) found).key().end()).isPresent();
  }

  @Test
  void a_forged_key_is_told_from_a_typo_and_nobody_is_noted() {
    District district = world().district("suite", 5);
    assertThat(examine(FORGED)).isEqualTo(new KeyFinding.Forged());
    assertThat(examine("Z" + FORGED.substring(1))).isInstanceOf(KeyFinding.Mistyped.class);
    assertThat(examine("")).isInstanceOf(KeyFinding.Mistyped.class);
    assertThat(examine(signed(district).replace("eyJ", "eyJh")))
        .isEqualTo(new KeyFinding.Unacceptable(SignedKeyRefusal.MALFORMED));
    assertThat(looks(district)).isEmpty();
  }

  @Test
  void a_genuine_key_without_a_record_was_never_issued_here() {
    // An older copy of the store has no record of the key.
    World later = new World(MemoryStorage.create(), folder.resolve("keys"));
    String lost = later.district("suite", 5).key().text().value();
    assertThat(examine(lost)).isEqualTo(new KeyFinding.NeverIssued());
    assertThat(world().engine().activations().byProductKey(lost, Given.installation(LAPTOP)))
        .isEqualTo(unknown());
    later.storage().close();
  }

  @Test
  void the_public_hears_one_answer_to_a_forged_key_and_to_an_old_one() {
    District district = world().district("suite", 5);
    String old = district.key().text().value();
    district.change(new Reissue(district.key().key().id()), "reissue").orElseThrow();
    assertThat(world().engine().activations().byProductKey(FORGED, Given.installation(LAPTOP)))
        .isEqualTo(unknown());
    assertThat(world().engine().activations().byProductKey(old, Given.installation(LAPTOP)))
        .isEqualTo(unknown());
  }

  private static Outcome<?, ActivationRefusal> unknown() {
    return Outcome.refused(ActivationRefusal.of(Code.KEY_UNKNOWN));
  }

  private KeyFinding examine(String presented) {
    return world().engine().subscriptions().examine(SUPPORT, presented);
  }

  private List<EntitlementEvent> looks(District district) {
    Revision beginning = new Revision(district.organization(), 0);
    return world().engine().history().after(beginning, 1_000).stream()
        .map(RecordedEvent::event)
        .filter(ProductKeyEvent.ProductKeyExamined.class::isInstance)
        .toList();
  }

  private static String signed(District district) {
    return district
        .world()
        .engine()
        .subscriptions()
        .signed(district.administrator(), district.organization(), district.key().key().id())
        .orElseThrow()
        .text();
  }
}
