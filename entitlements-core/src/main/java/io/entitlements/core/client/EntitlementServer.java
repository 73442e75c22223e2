package io.entitlements.core.client;

import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationRefusal;
import io.entitlements.activation.DeactivationRefusal;
import io.entitlements.activation.DeviceSecret;
import io.entitlements.activation.Installation;
import io.entitlements.activation.RefreshProof;
import io.entitlements.activation.RefreshRefusal;
import io.entitlements.lease.LeaseRequest;
import io.entitlements.lease.RefreshedLease;
import io.entitlements.lease.SignedBundle;

/**
 * What a client asks of its portal. Each question may be asked again as it was: the server has then
 * either heard it before and answers the same, or hears it for the first time. Every method blocks
 * on the network, for a limited time; that there is no answer is a value and no exception.
 * Implementations are thread-safe.
 *
 * <p>What a client believes of an answer is only what is signed in it, except that a refusal ends
 * its lease: so the connection has to prove that it leads to the portal, as that of HTTPS does.
 */
public interface EntitlementServer {

  /**
   * Asks for the activation of a computer by a product key.
   *
   * @param productKey the key in its printed form, or in its signed form
   * @param installation which computer, with the hash of the first secret of the activation
   * @param program for which program the lease is to be
   * @return the activation with its first lease
   */
  ServerAnswer<ActivatedLease, ActivationRefusal> activate(
      String productKey, Installation installation, ClientProgram program);

  /**
   * Asks for the activation of a device by a person, whom the portal knows by the credential.
   *
   * @param credential what the person's sign-in at the portal gave
   * @param installation which device, with the hash of the first secret of the activation
   * @param program for which program the lease is to be
   * @return the activation with its first lease
   */
  ServerAnswer<ActivatedLease, ActivationRefusal> signIn(
      Credential credential, Installation installation, ClientProgram program);

  /**
   * Asks for a new lease.
   *
   * @param request what the device was activated by, and what the lease is for
   * @param proof its secret and the hash of the next, which is stored already
   * @return the lease, and which secret counts from now on
   */
  ServerAnswer<RefreshedLease, RefreshRefusal> refresh(LeaseRequest request, RefreshProof proof);

  /**
   * Returns a product key.
   *
   * @param returnFile the text of the return file
   * @return the activation that has ended, now or before
   */
  ServerAnswer<Activation, DeactivationRefusal> returnKey(String returnFile);

  /**
   * Signs a person out on a device.
   *
   * @param activation of whom and where
   * @param secret its secret
   * @return the activation that has ended, now or before
   */
  ServerAnswer<Activation, DeactivationRefusal> signOut(
      Activation.ByEmail activation, DeviceSecret secret);

  /**
   * Asks for the signed bundle of now.
   *
   * @return the bundle; this is never refused
   */
  ServerAnswer<SignedBundle, Void> bundle();
}
