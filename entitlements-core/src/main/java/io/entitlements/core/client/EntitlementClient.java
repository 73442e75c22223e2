package io.entitlements.core.client;

import io.entitlements.activation.MachineTraits;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import io.entitlements.lease.Lease;
import io.entitlements.lease.SignedBundle;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Says in a desktop program which features may be used: by the lease that it keeps, by a trial, or
 * by the free tier, without a network. What its files say never makes it fail, and what it cannot
 * read never allows anything. Thread-safe; several processes may open one folder.
 */
public final class EntitlementClient {

  private final ClientFolder folder;
  private final Trial trial;
  private final ClientProgram program;

  EntitlementClient(ClientFolder folder, Trial trial, ClientProgram program) {
    this.folder = folder;
    this.trial = trial;
    this.program = program;
  }

  /**
   * Begins the settings of a client.
   *
   * @param issuer whose leases are accepted
   * @param jwkSet the issuer's public keys as a JWK set (RFC 7517), a part of the program; best the
   *     current one and the next
   * @return a builder that needs the audience, the products and the folder, and reads the key set
   *     at the end
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
    long local = folder.local();
    ClientState known = folder.at(local);
    return known.check(feature, ClockGuard.now(known.marker, local), trial);
  }

  /**
   * How this installation stands. Blocks on files as {@link #check} does.
   *
   * @return for a page of settings
   */
  public ClientStatus status() {
    long local = folder.local();
    ClientState known = folder.at(local);
    return new ClientStatus(
        known.installation.device,
        Optional.ofNullable(known.current()),
        Optional.ofNullable(known.refusal()),
        known.installation.keyInUse(),
        !folder.files.returned.read().isEmpty(),
        known.needsRefresh() || folder.files.installation.isStopgap(known.installation),
        trial.shownEnd(known.marker),
        Instant.ofEpochMilli(ClockGuard.now(known.marker, local)),
        known.clock);
  }

  /**
   * After an answer of the portal that was signed just now, and before what it brought is
   * installed: it says how right the local clock is.
   */
  void answered(Instant signed) {
    folder.answered(signed);
  }

  /**
   * Installs a lease that came by file or by network; it is verified before it is stored. Blocks on
   * files.
   *
   * @param lease the lease as received; any text
   * @return what came of it
   * @throws UncheckedIOException if it cannot be stored; nothing has changed then
   */
  public LeaseInstall install(Lease lease) {
    return new LeaseDesk(folder).install(lease);
  }

  /**
   * Installs a bundle that came by file or by network; it is verified before it is stored. Blocks
   * on files.
   *
   * @param bundle the bundle as received; any text
   * @return what came of it
   * @throws UncheckedIOException if it cannot be stored; nothing has changed then
   */
  public BundleInstall install(SignedBundle bundle) {
    return new BundleDesk(folder).install(bundle);
  }

  /**
   * Asks for the activation of a computer without a network. Blocks on files.
   *
   * @param productKey what was typed, where case, spaces and dashes do not matter; or the signed
   *     form as it was pasted or scanned
   * @return the file to carry to the portal and the code for the phone, or why not; the answer is a
   *     lease to {@link #install(Lease)}
   * @throws UncheckedIOException if the secret of the activation cannot be stored, also because a
   *     later version of this program wrote the file
   */
  public OfflineRequest offlineRequest(String productKey) {
    return new OfflineDesk(folder).request(productKey);
  }

  /**
   * Gives the product key of this computer up: its lease is forgotten, and this is a new
   * installation afterwards. The text is kept, and given again until there is another key. Blocks
   * on files.
   *
   * @return the file to carry to the portal, which frees the seat; empty if no product key was
   *     typed here
   * @throws UncheckedIOException if that cannot be stored; ask again then, or the next exchange
   *     with a server goes on with it
   */
  public Optional<String> returnFile() {
    return new OfflineDesk(folder).returnFile();
  }

  /**
   * Connects the client with its portal. The client itself never asks a server, so a program can
   * check first and connect afterwards. Does not block.
   *
   * @param server the portal
   * @return what can be done with it
   */
  public OnlineClient online(EntitlementServer server) {
    return online(server, MachineTraits.NONE);
  }

  /**
   * Connects the client with a portal whose vendor tells machines apart.
   *
   * @param server the portal
   * @param traits of this machine
   * @return what can be done with it
   */
  public OnlineClient online(EntitlementServer server, MachineTraits traits) {
    return new OnlineClient(this, folder, new Portal(server, program, traits));
  }
}
