package io.entitlements.core.internal.signing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The public keys that a verifier knows, with their states, found by {@code kid}. Immutable. */
public final class VerificationKeys {

  private final Map<String, PublishedKey> byKid;

  private VerificationKeys(Map<String, PublishedKey> byKid) {
    this.byKid = byKid;
  }

  /**
   * Takes keys that are in use since ever, in their order.
   *
   * @throws IllegalArgumentException if a key is there twice
   */
  public static VerificationKeys of(Collection<VerificationKey> keys) {
    List<PublishedKey> published = new ArrayList<>();
    for (VerificationKey key : keys) {
      published.add(new PublishedKey(key, KeyState.ALWAYS));
    }
    return published(published);
  }

  /**
   * Takes keys in their order.
   *
   * @throws IllegalArgumentException if a key is there twice
   */
  public static VerificationKeys published(Collection<PublishedKey> keys) {
    Map<String, PublishedKey> byKid = new LinkedHashMap<>();
    for (PublishedKey key : keys) {
      if (byKid.put(key.key().kid(), key) != null) {
        throw new IllegalArgumentException("the key " + key.key().kid() + " is there twice");
      }
    }
    return new VerificationKeys(byKid);
  }

  /** Finds a key. */
  public Optional<PublishedKey> find(String kid) {
    return Optional.ofNullable(byKid.get(kid));
  }

  /** All keys, in their order. */
  public List<PublishedKey> all() {
    return List.copyOf(byKid.values());
  }

  /**
   * These keys, which were published at an instant, after others were known: what those say of a
   * compromised key stays known, and a key of theirs that begins later, if this set is from before
   * it was made; a new version of a program knows it while it still has an old bundle.
   */
  public VerificationKeys after(VerificationKeys others, Instant publishedAt) {
    Map<String, PublishedKey> joined = new LinkedHashMap<>(byKid);
    for (PublishedKey other : others.byKid.values()) {
      Optional<Instant> startsAt = other.state().startsAt();
      boolean isLater = startsAt.isPresent() && startsAt.get().isAfter(publishedAt);
      if (other.isCompromised() || (isLater && !byKid.containsKey(other.key().kid()))) {
        joined.put(other.key().kid(), other);
      }
    }
    return new VerificationKeys(joined);
  }

  /** These keys and one more, of whose dates nothing is known. */
  public VerificationKeys with(VerificationKey introduced) {
    Map<String, PublishedKey> joined = new LinkedHashMap<>(byKid);
    joined.put(introduced.kid(), new PublishedKey(introduced, KeyState.ALWAYS));
    return new VerificationKeys(joined);
  }

  @Override
  public String toString() {
    return "VerificationKeys" + byKid.keySet();
  }
}
