package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.Entitlements;
import io.entitlements.core.KeyRing;
import io.entitlements.core.lease.BundleVerification;
import io.entitlements.core.lease.LeaseVerifier;
import io.entitlements.key.KeyFinding;
import io.entitlements.key.SignedKeyRefusal;
import io.entitlements.lease.BundleRefusal;
import io.entitlements.type.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Nodes whose keys follow each other, and one whose key was stolen. */
public abstract class SigningRingContract extends WorldContract {

  private static final Actor.Task SUPPORT = new Actor.Task("support-desk");
  private static final Instant CHANGE =
      Given.NOW.truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofHours(1));

  private final JdkSigner old = new JdkSigner();
  private final JdkSigner next = new JdkSigner();

  /** For subclasses. */
  protected SigningRingContract() {}

  @Test
  void signed_keys_of_before_and_after_the_change_are_both_known() {
    World.District district = world().district("suite", 5);
    Entitlements node = world().nodeSignedBy(both());
    String before = signed(district, node);
    world().moveTo(CHANGE);
    String after = signed(district, node);

    KeyFinding found = new KeyFinding.Found(district.key().key());
    assertThat(header(after)).isNotEqualTo(header(before));
    assertThat(examine(node, before)).isEqualTo(found);
    assertThat(examine(node, after)).isEqualTo(found);
  }

  @Test
  void signed_key_that_a_retired_key_signed_too_late_is_refused() {
    World.District district = world().district("suite", 5);
    Entitlements behind = world().nodeSignedBy(KeyRing.of(old));
    Entitlements node = world().nodeSignedBy(both());
    world().moveTo(CHANGE.minusMillis(1));
    assertThat(examine(node, signed(district, behind))).isInstanceOf(KeyFinding.Found.class);
    world().moveTo(CHANGE);
    assertThat(examine(node, signed(district, behind)))
        .isEqualTo(new KeyFinding.Unacceptable(SignedKeyRefusal.KEY_RETIRED));
  }

  @Test
  void signed_key_of_a_stolen_key_is_refused_whenever_it_was_signed() {
    World.District district = world().district("suite", 5);
    String before = signed(district, world().nodeSignedBy(both()));
    world().moveTo(CHANGE);
    assertThat(examine(world().nodeSignedBy(stolen()), before))
        .isEqualTo(new KeyFinding.Unacceptable(SignedKeyRefusal.KEY_COMPROMISED));
  }

  @Test
  void bundles_of_the_nodes_lead_a_program_from_key_to_key_and_away_from_the_stolen_one() {
    LeaseVerifier pinned = world().verifierOf(World.ISSUER, KeyRing.of(old).jwkSet().text());
    LeaseVerifier knowsNext = accepted(pinned, both());
    world().moveTo(CHANGE);
    LeaseVerifier warned = accepted(knowsNext, stolen());
    world().moveTo(CHANGE.minusSeconds(1));
    assertThat(warned.with(world().nodeSignedBy(both()).leases().bundle()))
        .isEqualTo(new BundleVerification.Refused(BundleRefusal.KEY_COMPROMISED));
  }

  private LeaseVerifier accepted(LeaseVerifier verifier, KeyRing ring) {
    BundleVerification result = verifier.with(world().nodeSignedBy(ring).leases().bundle());
    assertThat(result).isInstanceOf(BundleVerification.Accepted.class);
    return ((BundleVerification.Accepted) result).verifier();
  }

  private KeyRing both() {
    return KeyRing.builder().key(old, Instant.EPOCH).key(next, CHANGE).build();
  }

  private KeyRing stolen() {
    return KeyRing.builder()
        .compromised(old.publicKey(), Instant.EPOCH, CHANGE)
        .key(next, CHANGE)
        .build();
  }

  private static KeyFinding examine(Entitlements node, String presented) {
    return node.subscriptions().examine(SUPPORT, presented);
  }

  private static String signed(World.District district, Entitlements node) {
    return node.subscriptions()
        .signed(district.administrator(), district.organization(), district.key().key().id())
        .orElseThrow()
        .text();
  }

  private static String header(String compact) {
    return compact.substring(0, compact.indexOf('.'));
  }
}
