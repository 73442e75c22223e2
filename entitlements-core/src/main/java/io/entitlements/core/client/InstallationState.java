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

/** Who this installation is, and by what it is activated. Immutable; prints no secret. */
final class InstallationState {

  private static final String KIND = "entitlements-installation";
  private static final int VERSION = 1;
  private static final String[] NAMES = {
    "device", "key", "activation", "secret", "next", "stage", "retired"
  };
  private static final String NONE = "none";

  final DeviceId device;

  /** The product key in its printed form; null if none was typed. */
  final @Nullable String key;

  /** What the server called it, as {@link ActivationText} writes it; null if that is not known. */
  private final @Nullable String activation;

  /** One that the server knows, unless nothing was granted yet. */
  private final @Nullable DeviceSecret secret;

  /** One whose hash it may know; stored before that is told. */
  private final @Nullable DeviceSecret next;

  final Stage stage;

  /** Leases that were issued up to then count no more here; milliseconds, 0 if there are none. */
  private final long retired;

  private InstallationState(
      DeviceId device,
      @Nullable String key,
      @Nullable String activation,
      @Nullable DeviceSecret secret,
      @Nullable DeviceSecret next,
      Stage stage,
      long retired) {
    this.device = device;
    this.key = key;
    this.activation = activation;
    this.secret = secret;
    this.next = next;
    this.stage = stage;
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
    return new InstallationState(new DeviceId(id), null, null, null, null, Stage.NONE, 0);
  }

  /**
   * Whether another product key was typed before. Its request may have taken a seat, which only its
   * return gives back; and a lease says for which installation it is, not for which typed key. So
   * each installation has one key in its life.
   */
  boolean hasOtherKeyThan(String typed) {
    return key != null && !key.equals(typed);
  }

  /** A request for a key: the same as before, or a new one if what that began goes on no more. */
  InstallationState withKey(String typed, SecureRandom random) {
    return typed.equals(key) && stage != Stage.SPENT ? this : asking(typed, random);
  }

  /** A person's request to sign in. */
  InstallationState signingIn(SecureRandom random) {
    return stage == Stage.ASKED ? this : asking(null, random);
  }

  /** The same request anew, by a secret that was never used. */
  InstallationState askingAnew(SecureRandom random) {
    return asking(key, random);
  }

  private InstallationState asking(@Nullable String typed, SecureRandom random) {
    DeviceSecret fresh = DeviceSecret.random(random);
    // Until it is answered only the secret before can return a seat that is held.
    return typed == null || !typed.equals(key)
        ? new InstallationState(device, typed, null, fresh, null, Stage.ASKED, retired)
        : new InstallationState(device, typed, null, secret, fresh, Stage.ASKED, retired);
  }

  /** After a lease for the key came by file. */
  InstallationState holding() {
    return stage == Stage.ASKED && key != null
        ? new InstallationState(device, key, activation, asked(), null, Stage.HELD, retired)
        : this;
  }

  InstallationState begun(Activation by) {
    return new InstallationState(
        device, key, ActivationText.write(by), asked(), null, Stage.HELD, retired);
  }

  /** With a secret to follow; the same as before until there was an answer. */
  InstallationState withNext(SecureRandom random) {
    return next != null
        ? this
        : new InstallationState(
            device, key, activation, secret, DeviceSecret.random(random), stage, retired);
  }

  InstallationState refreshed(Refreshed.Secret which) {
    DeviceSecret counts = which == Refreshed.Secret.NEXT ? next : secret;
    return new InstallationState(device, key, activation, counts, null, stage, retired);
  }

  /**
   * It does not go on. The key and the secret are kept for its return.
   *
   * @param signed the latest time that was signed, so that no lease kept from before counts again
   */
  InstallationState spent(long signed) {
    return new InstallationState(device, key, null, secret, null, Stage.SPENT, signed);
  }

  /** It goes on, and no lease kept from before counts again. */
  InstallationState suspended(long signed) {
    return new InstallationState(device, key, activation, secret, next, stage, signed);
  }

  /** Takes no lease for a right of which the portal has said that it does not go on. */
  LeaseVerification judged(LeaseVerification verification) {
    if (verification instanceof LeaseVerification.Accepted accepted) {
      VerifiedLease lease = accepted.lease();
      boolean isSpent = stage == Stage.SPENT && lease.account().isEmpty();
      boolean isRetired = lease.issuedAt().toEpochMilli() <= retired;
      return isSpent || isRetired
          ? new LeaseVerification.Refused(LeaseRefusal.REVOKED)
          : verification;
    }
    return verification;
  }

  /** Nothing was granted. */
  InstallationState forgotten() {
    return new InstallationState(device, null, null, null, null, Stage.NONE, retired);
  }

  /** What the server called the activation; null if that is not known. */
  @Nullable Activation activation() {
    return activation == null ? null : ActivationText.read(activation, device);
  }

  /** The key as it may be shown. */
  Optional<KeyInUse> keyInUse() {
    return key == null ? Optional.empty() : Optional.of(KeyInUse.of(key, activation()));
  }

  /** Whether a right is used, or may be because a lease for it came by file. */
  boolean isHeld() {
    return stage == Stage.HELD;
  }

  DeviceSecret secret() {
    return required(secret);
  }

  private DeviceSecret asked() {
    return stage == Stage.ASKED && next != null ? next : required(secret);
  }

  /** What begins the activation; only if one was asked for. */
  Installation request(MachineTraits traits) {
    return new Installation(device, Optional.of(asked().hash()), traits);
  }

  /** What is shown to go on; only {@link #withNext with a secret to follow}. */
  RefreshProof proof(MachineTraits traits) {
    return new RefreshProof(required(secret), required(next).hash(), traits);
  }

  /** The request file; only if there is a key. */
  String requestFile() {
    return new RequestFile(required(key), request(MachineTraits.NONE)).text();
  }

  /** The same with the other secret that the server may know; null if there is none. */
  @Nullable InstallationState byNext() {
    return next == null
        ? null
        : new InstallationState(device, key, activation, next, null, stage, retired);
  }

  /** The return file; only if there is a key. */
  String returnFile() {
    return new ReturnFile(required(key), device, required(secret)).text();
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("nothing was asked for");
    }
    return value;
  }

  /** Whether a later version of the program wrote it. */
  static boolean isNewer(String text) {
    return StateText.isNewer(text, KIND, VERSION);
  }

  static @Nullable InstallationState read(String text) {
    String[] values = StateText.read(text, KIND, VERSION, NAMES);
    if (values.length == 0) {
      return null;
    }
    try {
      InstallationState state =
          new InstallationState(
              DeviceId.parse(values[0]),
              orNull(values[1]),
              orNull(values[2]),
              secret(values[3]),
              secret(values[4]),
              Stage.of(values[5]),
              Long.parseLong(values[6]));
      return state.text().equals(text) ? state : null;
    } catch (IllegalArgumentException notAsWritten) {
      return null;
    }
  }

  private static @Nullable String orNull(String value) {
    return value.equals(NONE) ? null : value;
  }

  private static @Nullable DeviceSecret secret(String value) {
    return value.equals(NONE) ? null : DeviceSecret.parse(value);
  }

  String text() {
    String[] values = {
      device.toString(),
      key == null ? NONE : key,
      activation == null ? NONE : activation,
      secret == null ? NONE : secret.reveal(),
      next == null ? NONE : next.reveal(),
      stage.word,
      Long.toString(retired)
    };
    return StateText.write(KIND, VERSION, NAMES, values);
  }

  boolean says(InstallationState other) {
    return text().equals(other.text());
  }

  @Override
  public String toString() {
    return "InstallationState[" + device + ", " + stage.word + "]";
  }
}
