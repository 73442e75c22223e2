package io.entitlements.core.client;

import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import io.entitlements.core.internal.offline.FileReading;
import io.entitlements.core.internal.offline.ReturnFile;
import io.entitlements.core.internal.signing.DeviceCode;
import io.entitlements.core.key.TypedKeyReader;
import io.entitlements.core.lease.BundleVerification;
import io.entitlements.core.lease.LeaseVerification;
import io.entitlements.core.lease.LeaseVerifier;
import io.entitlements.core.lease.VerifiedLease;
import io.entitlements.key.TypedKey;
import io.entitlements.lease.BundleRefusal;
import io.entitlements.lease.Lease;
import io.entitlements.lease.SignedBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says in a desktop program which features may be used: by the lease that it keeps, by a trial, or
 * by the free tier, without a network. What its files say never makes it fail, and what it cannot
 * read never allows anything. Thread-safe; several processes may open one folder.
 */
@SuppressWarnings("try") // A lock is held and not spoken of.
public final class EntitlementClient {

  private final ClientFiles files;
  private final Trial trial;
  private final InstantSource clock;
  private final SecureRandom random;
  private final LeaseVerifier pinned;
  private final Launch launch;
  private volatile ClientState state;

  EntitlementClient(
      ClientFiles files,
      LeaseVerifier pinned,
      Trial trial,
      long built,
      InstantSource clock,
      SecureRandom random) {
    this.files = files;
    this.trial = trial;
    this.clock = clock;
    this.random = random;
    this.pinned = pinned;
    this.launch = new Launch(files, pinned, built, random);
    this.state = read(null);
  }

  /**
   * Begins the settings of a client.
   *
   * @param issuer whose leases are accepted
   * @param jwkSet the issuer's public keys as a JWK set (RFC 7517), a part of the program; best the
   *     current one and the next
   * @return a builder that needs the audience, the products and the folder
   * @throws IllegalArgumentException if the text is not a JWK set, naming what is wrong
   */
  public static EntitlementClientBuilder builder(String issuer, String jwkSet) {
    return new EntitlementClientBuilder(issuer, jwkSet);
  }

  /**
   * May this feature be used now? Never waits for a network; writes a small file at most every five
   * minutes.
   *
   * @param feature the feature
   * @return the decision; never an exception for what files say
   */
  public Decision check(FeatureId feature) {
    long local = ClockGuard.local(clock.instant());
    ClientState known = stateAt(local);
    return known.check(feature, ClockGuard.now(known.marker, local), trial);
  }

  /**
   * How this installation stands. Blocks on files as {@link #check} does.
   *
   * @return for a page of settings
   */
  public ClientStatus status() {
    long local = ClockGuard.local(clock.instant());
    ClientState known = stateAt(local);
    return new ClientStatus(
        known.installation.device,
        Optional.ofNullable(known.current()),
        Optional.ofNullable(known.refusal()),
        known.needsRefresh() || files.installation.isStopgap(known.installation),
        trial.shownEnd(known.marker),
        Instant.ofEpochMilli(ClockGuard.now(known.marker, local)),
        known.clock);
  }

  private ClientState stateAt(long local) {
    ClientState known = state;
    return ClockGuard.ran(known.marker, local) == known.marker ? known : readAgain();
  }

  private synchronized ClientState readAgain() {
    ClientState next = read(state.marker);
    state = next;
    return next;
  }

  /**
   * After an answer of the portal that was signed just now, and before what it brought is
   * installed: it says how right the local clock is.
   */
  synchronized void answered(Instant signed) {
    long local = ClockGuard.local(clock.instant());
    state = read(ClockGuard.answered(state.marker, ClockGuard.local(signed), local));
  }

  private ClientState read(@Nullable Marker known) {
    try (FolderLock lock = FolderLock.of(files.folder)) {
      return launch.read(ClockGuard.local(clock.instant()), known);
    } catch (IOException notLocked) {
      // A folder that cannot be written cannot be spoilt, either.
      return launch.read(ClockGuard.local(clock.instant()), known);
    }
  }

  /**
   * Installs a lease that came by file or by network; it is verified before it is stored. Blocks on
   * files.
   *
   * @param lease the lease as received; any text
   * @return what came of it
   * @throws UncheckedIOException if it cannot be stored; nothing has changed then
   */
  public synchronized LeaseInstall install(Lease lease) {
    try (FolderLock lock = FolderLock.of(files.folder)) {
      long local = ClockGuard.local(clock.instant());
      ClientState known = launch.read(local, state.marker);
      LaunchTime time = new LaunchTime(known.marker, local, false);
      Lease stripped = new Lease(lease.text().strip());
      LeaseVerification result = known.verifier.verify(stripped, known.installation.device, time);
      if (result instanceof LeaseVerification.Refused refused) {
        return new LeaseInstall.Refused(refused.reason());
      }
      VerifiedLease verified = ((LeaseVerification.Accepted) result).lease();
      if (known.lease instanceof LeaseVerification.Accepted before
          && verified.issuedAt().isBefore(before.lease().issuedAt())) {
        return new LeaseInstall.Older();
      }
      if (verified.account().isEmpty()) {
        files.installation.write(known.installation.holding().text());
      }
      files.lease.write(stripped.text());
      state = launch.read(local, state.marker);
      return new LeaseInstall.Installed(verified);
    } catch (IOException failed) {
      throw new UncheckedIOException("the lease cannot be stored", failed);
    }
  }

  /**
   * Installs a bundle that came by file or by network; it is verified before it is stored. Blocks
   * on files.
   *
   * @param bundle the bundle as received; any text
   * @return why it is not accepted, or empty if it counts from now on
   * @throws UncheckedIOException if it cannot be stored; nothing has changed then
   */
  public synchronized Optional<BundleRefusal> install(SignedBundle bundle) {
    try (FolderLock lock = FolderLock.of(files.folder)) {
      long local = ClockGuard.local(clock.instant());
      ClientState known = launch.read(local, state.marker);
      SignedBundle stripped = new SignedBundle(bundle.text().strip());
      BundleVerification result = known.verifier.with(stripped);
      if (result instanceof BundleVerification.Refused refused) {
        return Optional.of(refused.reason());
      }
      Instant issued = Launch.signedTime(((BundleVerification.Accepted) result).verifier());
      // A later launch knows only the pinned keys and this bundle.
      if (pinned.with(stripped) instanceof BundleVerification.Refused refused) {
        return Optional.of(refused.reason());
      }
      if (ClockGuard.local(issued) < known.marker.bundle) {
        return Optional.of(BundleRefusal.OLDER_THAN_KNOWN);
      }
      files.bundle.write(stripped.text());
      state = launch.read(local, state.marker);
      return Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException("the bundle cannot be stored", failed);
    }
  }

  /**
   * Asks for the activation of a computer without a network. Blocks on files.
   *
   * @param typedKey what was typed: case, spaces and dashes do not matter
   * @return the file to carry to the portal and the code for the phone, or why not; the answer is a
   *     lease to {@link #install(Lease)}
   * @throws UncheckedIOException if the secret of the activation cannot be stored, also because a
   *     later version of this program wrote the file
   */
  public synchronized OfflineRequest offlineRequest(String typedKey) {
    TypedKey read = TypedKeyReader.ofAnyProduct().read(typedKey);
    if (read instanceof TypedKey.Mistyped mistyped) {
      return new OfflineRequest.Mistyped(mistyped.fault());
    }
    String key = ((TypedKey.WellFormed) read).text().value();
    try (FolderLock lock = FolderLock.of(files.folder)) {
      ClientState known = launch.read(ClockGuard.local(clock.instant()), state.marker);
      InstallationState before = known.installation;
      if (before.hasOtherKeyThan(key)) {
        return new OfflineRequest.ReturnOtherKeyFirst();
      }
      InstallationState asking = before.withKey(key, random);
      files.installation.write(asking.text());
      state = known.with(asking);
      return new OfflineRequest.Ready(asking.requestFile(), DeviceCode.render(asking.device));
    } catch (IOException failed) {
      throw new UncheckedIOException("the request cannot be stored", failed);
    }
  }

  /**
   * Gives the product key of this computer up: its lease is forgotten, and this is a new
   * installation afterwards. The text is kept, and given again until there is another key. Blocks
   * on files.
   *
   * @return the file to carry to the portal, which frees the seat; empty if no product key was
   *     typed here
   * @throws UncheckedIOException if that cannot be stored; ask again then
   */
  public synchronized Optional<String> returnFile() {
    try (FolderLock lock = FolderLock.of(files.folder)) {
      long local = ClockGuard.local(clock.instant());
      InstallationState before = launch.read(local, state.marker).installation;
      if (before.key == null) {
        String kept = files.returned.read();
        return ReturnFile.read(kept) instanceof FileReading.Read
            ? Optional.of(kept)
            : Optional.empty();
      }
      String text = before.returnFile();
      // In this order: whatever happens between, the text is not lost and the lease does not count.
      files.returned.write(text);
      files.installation.write(InstallationState.random(random).text());
      files.lease.delete();
      state = launch.read(local, state.marker);
      return Optional.of(text);
    } catch (IOException failed) {
      throw new UncheckedIOException("the return cannot be stored", failed);
    }
  }
}
