package io.entitlements.core.internal.signing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The signing keys of a server by their dates: at every instant the key that started last signs, so
 * that keys follow each other without a gap, on every node at the same instant. Immutable.
 */
public final class SigningRing {

  private final List<Member> members;
  private final VerificationKeys published;
  private final List<String> introductions;

  private SigningRing(List<Member> members, List<String> madeBefore) {
    this.members = members;
    this.published = VerificationKeys.published(states(members));
    this.introductions = RingIntroductions.of(members, madeBefore);
  }

  /**
   * A key of the ring.
   *
   * @param publicKey the key
   * @param privateKey what signs; empty if it is not there, as it need not be for old keys
   * @param startsAt the first instant at which it signs, in whole seconds; the epoch for "always"
   * @param compromisedAt since when others may have it
   */
  public record Member(
      VerificationKey publicKey,
      Optional<SigningKey> privateKey,
      Instant startsAt,
      Optional<Instant> compromisedAt) {

    /** Cuts nothing: refuses dates that are not in whole seconds. */
    public Member {
      if (!isWhole(startsAt) || !compromisedAt.map(Member::isWhole).orElse(true)) {
        throw new IllegalArgumentException("the dates of a key are in whole seconds");
      }
    }

    private static boolean isWhole(Instant at) {
      return at.equals(at.truncatedTo(ChronoUnit.SECONDS));
    }

    boolean isSound() {
      return compromisedAt.isEmpty();
    }
  }

  /**
   * Takes keys in any order.
   *
   * @throws IllegalArgumentException if a key is there twice, two begin at once, or none can sign
   */
  public static SigningRing of(List<Member> keys) {
    return of(keys, List.of());
  }

  /**
   * Takes keys in any order, and introductions that keys signed whose private part is not there any
   * more.
   *
   * @throws IllegalArgumentException as there, or if an introduction is not by a key of the ring,
   *     or not of one
   */
  public static SigningRing of(List<Member> keys, List<String> madeBefore) {
    if (keys.size() > JwkSetJson.MAX_KEYS) {
      throw new IllegalArgumentException("a ring has at most 100 keys");
    }
    List<Member> members = new ArrayList<>(keys);
    members.sort(Comparator.comparing(Member::startsAt));
    Set<Instant> starts = new HashSet<>();
    boolean signs = false;
    for (Member member : members) {
      if (member.isSound() && !starts.add(member.startsAt())) {
        throw new IllegalArgumentException("two keys begin to sign at " + member.startsAt());
      }
      signs = member.isSound() ? member.privateKey().isPresent() : signs;
    }
    if (!signs) {
      throw new IllegalArgumentException("the newest sound key of the ring has no private part");
    }
    return new SigningRing(List.copyOf(members), madeBefore);
  }

  /** A ring of one key, which always signs. */
  public static SigningRing of(SigningKey key) {
    return of(
        List.of(new Member(key.publicKey(), Optional.of(key), Instant.EPOCH, Optional.empty())));
  }

  /**
   * The key that signs what is issued at an instant.
   *
   * @throws IllegalStateException if none does
   */
  public SigningKey at(Instant issuedAt) {
    Optional<SigningKey> current = Optional.empty();
    for (Member member : members) {
      if (member.isSound() && !issuedAt.isBefore(member.startsAt())) {
        current = member.privateKey();
      }
    }
    return current.orElseThrow(
        () -> new IllegalStateException("no key of the ring can sign at " + issuedAt));
  }

  /** The public keys with their states, the oldest first. */
  public VerificationKeys published() {
    return published;
  }

  /** Each key made known by the one before it, the oldest first, as far as that could be signed. */
  public List<String> introductions() {
    return introductions;
  }

  /** The keys, the oldest first. */
  public List<Member> members() {
    return members;
  }

  private static List<PublishedKey> states(List<Member> members) {
    List<PublishedKey> keys = new ArrayList<>();
    Optional<Instant> next = Optional.empty();
    for (int i = members.size() - 1; i >= 0; i--) {
      Member member = members.get(i);
      Optional<Instant> startsAt =
          Optional.of(member.startsAt()).filter(at -> !at.equals(Instant.EPOCH));
      Optional<Instant> retiredAt = member.isSound() ? next : Optional.empty();
      keys.add(
          0,
          new PublishedKey(
              member.publicKey(), new KeyState(startsAt, retiredAt, member.compromisedAt())));
      next = member.isSound() ? Optional.of(member.startsAt()) : next;
    }
    return keys;
  }

  @Override
  public String toString() {
    return "SigningRing[" + published + "]";
  }
}
