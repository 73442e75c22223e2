package io.entitlements.core;

import io.entitlements.core.internal.signing.PublishedJwkSet;
import io.entitlements.core.internal.signing.SigningKey;
import io.entitlements.core.internal.signing.SigningRing;
import io.entitlements.core.internal.signing.VerificationKey;
import io.entitlements.lease.JwkSet;
import io.entitlements.spi.Signer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys that sign leases, bundles and product keys, by their dates: at every instant the key
 * that started last signs. A key whose start is to come is <em>next</em>: it is published and signs
 * nothing yet; the one before it is <em>retired</em> from that start on, and counts for what it
 * signed until then. So keys follow each other without a gap and on every node at once, and the
 * published set changes when a ring does, never by time. Immutable and thread-safe.
 */
public final class KeyRing {

  private final SigningRing ring;

  KeyRing(SigningRing ring) {
    this.ring = ring;
  }

  /**
   * A ring of one key, which always signs.
   *
   * @param signer the key
   * @return the ring
   * @throws IllegalArgumentException if the signer's public key is none of Ed25519
   */
  public static KeyRing of(Signer signer) {
    return new KeyRing(SigningRing.of(SigningKey.of(signer)));
  }

  /**
   * Begins the making of a ring.
   *
   * @return a builder without keys
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The public keys with their states.
   *
   * @return the set as it is published
   */
  public JwkSet jwkSet() {
    return PublishedJwkSet.of(ring.published());
  }

  /**
   * Each key made known by the one before it, as it is published with every bundle: programs that
   * know an old key only learn the new ones by them. Keep them before the private part of an old
   * key is thrown away, for {@link Builder#introduction}.
   *
   * @return signed texts, the oldest first; public
   */
  public List<String> introductions() {
    return ring.introductions();
  }

  SigningRing signing() {
    return ring;
  }

  @Override
  public String toString() {
    return ring.toString();
  }

  /** The keys of a ring. Not thread-safe. */
  public static final class Builder {

    private final List<SigningRing.Member> members = new ArrayList<>();
    private final List<String> introductions = new ArrayList<>();

    private Builder() {}

    /**
     * Adds a key.
     *
     * @param signer the key
     * @param startsAt the first instant at which it signs, in whole seconds; {@link Instant#EPOCH}
     *     for the first key of all. Publish the ring for longer than clients keep a key set before
     *     this comes
     * @return this
     * @throws IllegalArgumentException if the signer's public key is none of Ed25519
     */
    public Builder key(Signer signer, Instant startsAt) {
      SigningKey key = SigningKey.of(signer);
      members.add(
          new SigningRing.Member(key.publicKey(), Optional.of(key), startsAt, Optional.empty()));
      return this;
    }

    /**
     * Adds a key that is retired, so that what it signed still counts; its private part need not be
     * there any more.
     *
     * @param publicKey the encoded point, 32 bytes
     * @param startsAt the first instant at which it signed, as it was published
     * @return this
     * @throws IllegalArgumentException if this is no public key of Ed25519
     */
    public Builder retired(byte[] publicKey, Instant startsAt) {
      return member(publicKey, startsAt, Optional.empty());
    }

    /**
     * Adds a key that others may have: nothing that it ever signed counts.
     *
     * @param publicKey the encoded point, 32 bytes
     * @param startsAt the first instant at which it signed, as it was published
     * @param since since when others may have it, in whole seconds
     * @return this
     * @throws IllegalArgumentException if this is no public key of Ed25519
     */
    public Builder compromised(byte[] publicKey, Instant startsAt, Instant since) {
      return member(publicKey, startsAt, Optional.of(since));
    }

    /**
     * Adds an introduction by a key whose private part is not there any more. Without it, programs
     * that know only that key or older ones hear nothing of the keys after it.
     *
     * @param text as {@link KeyRing#introductions()} gave it. If one of its two keys is compromised
     *     by now, it is published no more
     * @return this
     */
    public Builder introduction(String text) {
      introductions.add(text.strip());
      return this;
    }

    private Builder member(byte[] publicKey, Instant startsAt, Optional<Instant> since) {
      members.add(
          new SigningRing.Member(VerificationKey.of(publicKey), Optional.empty(), startsAt, since));
      return this;
    }

    /**
     * Makes the ring. Each signer signs the introduction of the key after it, and blocks as long as
     * that takes.
     *
     * @return the ring
     * @throws IllegalArgumentException if a key is there twice, two begin at once, the newest that
     *     is not compromised cannot sign, or an introduction is not by and of keys of the ring
     */
    public KeyRing build() {
      return new KeyRing(SigningRing.of(members, introductions));
    }
  }
}
