package io.entitlements.core.internal.signing;

import io.entitlements.core.internal.signing.SigningRing.Member;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** By what the keys of a ring make each other known. Those that are compromised take no part. */
final class RingIntroductions {

  private final List<Member> sound;
  private final Set<String> texts = new LinkedHashSet<>();

  private RingIntroductions(List<Member> sound) {
    this.sound = sound;
  }

  /** Gives what was made before and what can be signed now, by the start of who is introduced. */
  static List<String> of(List<Member> members, List<String> madeBefore) {
    Ed25519Verifier verifier = new JdkEd25519();
    List<VerificationKey> keys = new ArrayList<>();
    List<Member> sound = new ArrayList<>();
    for (Member member : members) {
      keys.add(member.publicKey());
      if (member.isSound()) {
        sound.add(member);
      }
    }
    RingIntroductions ring = new RingIntroductions(sound);
    List<Introduction> before = new ArrayList<>();
    for (String text : madeBefore) {
      Introduction one = Introduction.verify(text, VerificationKeys.of(keys), null, verifier);
      if (one == null || !keys.contains(one.key())) {
        throw new IllegalArgumentException("an introduction is not by and of keys of the ring");
      }
      before.add(one);
    }
    for (int i = 1; i < sound.size(); i++) {
      ring.introduce(i, before, madeBefore);
    }
    return List.copyOf(ring.texts);
  }

  private void introduce(int at, List<Introduction> before, List<String> madeBefore) {
    VerificationKey key = sound.get(at).publicKey();
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i).key().equals(key) && isSound(before.get(i).by())) {
        texts.add(madeBefore.get(i));
      }
    }
    sound
        .get(at - 1)
        .privateKey()
        .ifPresent(predecessor -> texts.add(Introduction.sign(predecessor, key)));
  }

  private boolean isSound(VerificationKey key) {
    return sound.stream().anyMatch(member -> member.publicKey().equals(key));
  }
}
