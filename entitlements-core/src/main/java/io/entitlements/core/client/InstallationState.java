package io.entitlements.core.client;

import io.entitlements.activation.Activation;
import io.entitlements.activation.DeviceSecret;
import io.entitlements.activation.Installation;
import io.entitlements.activation.MachineTraits;
import io.entitlements.activation.RefreshProof;
import io.entitlements.activation.Refreshed;
import io.entitlements.core.internal.offline.RequestFile;
import io.entitlements.core.internal.offline.ReturnFile;
import io.entitlements.core.lease.LeaseVerification;
import io.entitlements.core.lease.VerifiedLease;
import io.entitlements.lease.LeaseRefusal;
import io.entitlements.type.DeviceId;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who this installation is, and what it has asked for or holds. Immutable; prints no secret. */
final class InstallationState {

  final DeviceId device;
  final Right right;

  /** The product key; null if none was given. */
  final @Nullable String key;

  /** Leases that were issued up to then count no more here; milliseconds, 0 if there are none. */
  final long retired;

  InstallationState(DeviceId device, Right right, long retired) {
    this.device = device;
    this.right = right;
    this.key = right instanceof Right.OfKey ofKey ? ofKey.key() : null;
    this.retired = retired;
  }

  static InstallationState random(SecureRandom random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    long high = 0;
    long low = 0;
    for (int i = 0; i < 8; i++) {
      high = high << 8 | (bytes[i] & 0xff);
      low = low << 8 | (bytes[i + 8] & 0xff);
    }
    // Version 4 and the variant of RFC 9562.
    UUID id = new UUID((high & ~0xf000L) | 0x4000L, (low & ~(0xc0L << 56)) | (0x80L << 56));
    return new InstallationState(new DeviceId(id), new Right.None(), 0);
  }

  private InstallationState with(Right next) {
    return new InstallationState(device, next, retired);
  }

  /**
   * Whether another product key was given before. Its request may have taken a seat, which only its
   * return gives back; and a lease says for which installation it is, not for which key. So each
   * installation has one key in its life.
   */
  boolean hasOtherKeyThan(String given) {
    return key != null && !key.equals(given);
  }

  /** A request for a key: the same as before, or a new one if what that began goes on no more. */
  InstallationState withKey(String given, SecureRandom random) {
    boolean same = given.equals(key) && !(right instanceof Right.KeySpent);
    return same ? this : askingForKey(given, random);
  }

  /** A person's request to sign in. */
  InstallationState signingIn(SecureRandom random) {
    return right instanceof Right.SignInAsked
        ? this
        : with(new Right.SignInAsked(DeviceSecret.random(random)));
  }

  /** The same request anew, by a secret that was never used. */
  InstallationState askingAnew(SecureRandom random) {
    return key == null
        ? with(new Right.SignInAsked(DeviceSecret.random(random)))
        : askingForKey(key, random);
  }

  private InstallationState askingForKey(String given, SecureRandom random) {
    // Until it is answered only the secret before can return a seat that is held.
    DeviceSecret known = given.equals(key) ? secret() : null;
    return with(new Right.KeyAsked(given, known, DeviceSecret.random(random)));
  }

  /** After a lease for the key came by file. */
  InstallationState holding() {
    return right instanceof Right.KeyAsked asked
        ? with(new Right.KeyHeld(asked.key(), null, new Right.Secrets(asked.asked(), null)))
        : this;
  }

  InstallationState begun(Activation by) {
    String activation = ActivationText.write(by);
    Right.Secrets secrets = new Right.Secrets(asked(), null);
    return with(
        key == null
            ? new Right.SignedIn(activation, secrets)
            : new Right.KeyHeld(key, activation, secrets));
  }

  /** With a secret to follow; the same as before until there was an answer. */
  InstallationState withNext(SecureRandom random) {
    Right.Secrets secrets = held();
    return secrets.next() != null
        ? this
        : withSecrets(new Right.Secrets(secrets.secret(), DeviceSecret.random(random)));
  }

  InstallationState refreshed(Refreshed.Secret which) {
    Right.Secrets secrets = held();
    DeviceSecret counts =
        which == Refreshed.Secret.NEXT ? required(secrets.next()) : secrets.secret();
    return withSecrets(new Right.Secrets(counts, null));
  }

  private InstallationState withSecrets(Right.Secrets secrets) {
    return with(
        right instanceof Right.KeyHeld held
            ? new Right.KeyHeld(held.key(), held.activation(), secrets)
            : new Right.SignedIn(((Right.SignedIn) right).activation(), secrets));
  }

  /**
   * It does not go on. The key and the secret are kept for its return.
   *
   * @param signed the latest time that was signed, so that no lease kept from before counts again
   */
  InstallationState spent(long signed) {
    return new InstallationState(device, new Right.KeySpent(required(key), secret()), signed);
  }

  /** It goes on, and no lease kept from before counts again. */
  InstallationState suspended(long signed) {
    return new InstallationState(device, right, signed);
  }

  /** Nothing was granted. */
  InstallationState forgotten() {
    return with(new Right.None());
  }

  /** Takes no lease for a right of which the portal has said that it does not go on. */
  LeaseVerification judged(LeaseVerification verification) {
    if (verification instanceof LeaseVerification.Accepted accepted) {
      VerifiedLease lease = accepted.lease();
      boolean isSpent = right instanceof Right.KeySpent && lease.account().isEmpty();
      boolean isRetired = lease.issuedAt().toEpochMilli() <= retired;
      return isSpent || isRetired
          ? new LeaseVerification.Refused(LeaseRefusal.REVOKED)
          : verification;
    }
    return verification;
  }

  /** What the server called the activation; null if that is not known. */
  @Nullable Activation activation() {
    String text = null;
    if (right instanceof Right.SignedIn held) {
      text = held.activation();
    } else if (right instanceof Right.KeyHeld held) {
      text = held.activation();
    }
    return text == null ? null : ActivationText.read(text, device);
  }

  /** The key as it may be shown. */
  Optional<KeyInUse> keyInUse() {
    return key == null ? Optional.empty() : Optional.of(KeyInUse.of(key, activation()));
  }

  /** Whether a right is used, or may be because a lease for it came by file. */
  boolean isHeld() {
    return right instanceof Right.SignedIn || right instanceof Right.KeyHeld;
  }

  /** Whether a right was asked for, and it is not known whether it was granted. */
  boolean isAsked() {
    return right instanceof Right.SignInAsked || right instanceof Right.KeyAsked;
  }

  private Right.Secrets held() {
    return right instanceof Right.KeyHeld held
        ? held.secrets()
        : ((Right.SignedIn) right).secrets();
  }

  /** One that the server knows, unless nothing was granted yet. */
  DeviceSecret secret() {
    if (right instanceof Right.KeyAsked asked) {
      return asked.known() == null ? asked.asked() : asked.known();
    }
    return right instanceof Right.KeySpent spent ? spent.known() : asked();
  }

  /** The one that is asked with, or that came of it. */
  private DeviceSecret asked() {
    if (right instanceof Right.SignInAsked asked) {
      return asked.secret();
    }
    return right instanceof Right.KeyAsked asked ? asked.asked() : held().secret();
  }

  /** What begins the activation; only if one was asked for. */
  Installation request(MachineTraits traits) {
    return new Installation(device, Optional.of(asked().hash()), traits);
  }

  /** What is shown to go on; only {@link #withNext with a secret to follow}. */
  RefreshProof proof(MachineTraits traits) {
    return new RefreshProof(held().secret(), required(held().next()).hash(), traits);
  }

  /** The request file; only if there is a key. */
  String requestFile() {
    return new RequestFile(required(key), request(MachineTraits.NONE)).text();
  }

  /** The same with the other secret that the server may know; null if there is none. */
  @Nullable InstallationState byNext() {
    if (right instanceof Right.KeyAsked asked) {
      return asked.known() == null
          ? null
          : with(new Right.KeyAsked(asked.key(), null, asked.asked()));
    }
    DeviceSecret next = isHeld() ? held().next() : null;
    return next == null ? null : withSecrets(new Right.Secrets(next, null));
  }

  /** The return file; only if there is a key. */
  String returnFile() {
    return new ReturnFile(required(key), device, secret()).text();
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("nothing was asked for");
    }
    return value;
  }

  /** As {@link InstallationText} writes it. */
  String text() {
    return InstallationText.write(this);
  }

  boolean says(InstallationState other) {
    return text().equals(other.text());
  }

  @Override
  public String toString() {
    return "InstallationState[" + device + "]";
  }
}
