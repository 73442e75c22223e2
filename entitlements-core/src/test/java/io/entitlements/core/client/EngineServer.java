package io.entitlements.core.client;

import io.entitlements.Entitlements;
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
import io.entitlements.type.AccountId;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A portal in the same process, and a network that can be cut: before the portal hears a question,
 * or after it has acted and before its answer arrives.
 */
final class EngineServer implements EntitlementServer {

  /** Where the network is cut. */
  enum Cut {
    NOWHERE,
    BEFORE,
    AFTER
  }

  private final Entitlements engine;
  private Optional<AccountId> account = Optional.empty();
  private Cut cut = Cut.NOWHERE;
  private @Nullable Runnable meanwhile;
  private @Nullable RefreshRefusal refusal;
  int asked;

  EngineServer(Entitlements engine) {
    this.engine = engine;
  }

  void knows(AccountId person) {
    account = Optional.of(person);
  }

  void cut(Cut where) {
    cut = where;
  }

  /** Why every refresh is refused; null for what the portal says. */
  void refuseRefreshes(@Nullable RefreshRefusal reason) {
    refusal = reason;
  }

  /** What happens once while the next answer is on its way. */
  void meanwhile(Runnable action) {
    meanwhile = action;
  }

  @Override
  public ServerAnswer<ActivatedLease, ActivationRefusal> activate(
      String productKey, Installation installation, ClientProgram program) {
    return ask(
        () -> activated(engine.activations().byProductKey(productKey, installation), program));
  }

  @Override
  public ServerAnswer<ActivatedLease, ActivationRefusal> signIn(
      Credential credential, Installation installation, ClientProgram program) {
    return ask(
        () ->
            account.isEmpty()
                ? new ServerAnswer.None<>(NoAnswer.NOT_SIGNED_IN, Optional.empty())
                : activated(engine.activations().byEmail(account.get(), installation), program));
  }

  private ServerAnswer<ActivatedLease, ActivationRefusal> activated(
      Outcome<Activation, ActivationRefusal> outcome, ClientProgram program) {
    return outcome.fold(
        activation ->
            new ServerAnswer.Given<>(
                new ActivatedLease(
                    activation, engine.leases().issue(program.request(activation)).orElseThrow())),
        ServerAnswer.Refused::new);
  }

  @Override
  public ServerAnswer<RefreshedLease, RefreshRefusal> refresh(
      LeaseRequest request, RefreshProof proof) {
    RefreshRefusal reason = refusal;
    return ask(
        () ->
            reason == null
                ? answer(engine.leases().refresh(request, proof))
                : new ServerAnswer.Refused<>(reason));
  }

  @Override
  public ServerAnswer<Activation, DeactivationRefusal> returnKey(String returnFile) {
    return ask(() -> answer(engine.activations().byReturnFile(returnFile)));
  }

  @Override
  public ServerAnswer<Activation, DeactivationRefusal> signOut(
      Activation.ByEmail activation, DeviceSecret secret) {
    return ask(() -> answer(engine.activations().deactivate(activation, secret)));
  }

  @Override
  public ServerAnswer<SignedBundle, Void> bundle() {
    return ask(() -> new ServerAnswer.Given<>(engine.leases().bundle()));
  }

  private static <V, R> ServerAnswer<V, R> answer(Outcome<V, R> outcome) {
    return outcome.fold(ServerAnswer.Given::new, ServerAnswer.Refused::new);
  }

  private <V, R> ServerAnswer<V, R> ask(Supplier<ServerAnswer<V, R>> question) {
    asked++;
    if (cut == Cut.BEFORE) {
      return new ServerAnswer.None<>(NoAnswer.NOT_REACHED, Optional.of(Duration.ofSeconds(7)));
    }
    ServerAnswer<V, R> answer = question.get();
    Runnable action = meanwhile;
    meanwhile = null;
    if (action != null) {
      action.run();
    }
    return cut == Cut.AFTER
        ? new ServerAnswer.None<>(NoAnswer.NOT_REACHED, Optional.empty())
        : answer;
  }
}
