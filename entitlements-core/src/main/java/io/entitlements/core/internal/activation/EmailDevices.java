package io.entitlements.core.internal.activation;

import io.entitlements.account.AccountStatus;
import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationEnd;
import io.entitlements.activation.ActivationPolicy.DeviceCap;
import io.entitlements.activation.ActivationPolicy.WhenFull;
import io.entitlements.activation.ActivationRefusal;
import io.entitlements.activation.ActivationRefusal.Code;
import io.entitlements.activation.DeactivationRefusal;
import io.entitlements.activation.DeviceSecret;
import io.entitlements.activation.Installation;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.member.Members;
import io.entitlements.spi.DeviceRow;
import io.entitlements.type.AccountId;
import java.util.List;
import java.util.Optional;

/**
 * The devices of people. Each change locks the person's account first, so that of devices that sign
 * in at once no one slips past the cap.
 */
record EmailDevices(Lives lives, Optional<DeviceCap> cap) {

  Attempt<Activation, ActivationRefusal> begin(
      Change change, AccountId account, Installation installation) {
    if (!lockActive(change, account)) {
      return Attempt.denied(ActivationRefusal.of(Code.ACCOUNT_NOT_ACTIVE));
    }
    Activation activation = new Activation.ByEmail(account, installation.device());
    Optional<DeviceRow> row = change.store().devices().lock(activation);
    Lives.Request request = Lives.request(row, installation);
    if (request != Lives.Request.NEW) {
      return request == Lives.Request.REPEATED
          ? Attempt.made(activation)
          : Attempt.denied(ActivationRefusal.of(Code.REQUEST_SPENT));
    }
    if (row.filter(DeviceRow::goesOn).isEmpty() && cap.isPresent()) {
      Optional<ActivationRefusal> refusal = makeRoom(change, account, cap.get());
      if (refusal.isPresent()) {
        return Attempt.denied(refusal.get());
      }
    }
    lives.begin(change, activation, installation);
    return Attempt.made(activation);
  }

  private static Optional<ActivationRefusal> makeRoom(
      Change change, AccountId account, DeviceCap cap) {
    List<DeviceRow> rows = change.store().devices().goingOn(account);
    if (rows.size() >= cap.most() && cap.whenFull() == WhenFull.REFUSE) {
      return Optional.of(
          new ActivationRefusal.Full(Code.TOO_MANY_DEVICES, rows.size(), cap.most()));
    }
    rows.stream()
        .limit(Math.max(0, rows.size() - cap.most() + 1))
        .forEach(row -> Lives.end(change, row, ActivationEnd.DROPPED));
    return Optional.empty();
  }

  /** By the computer itself, or with no secret by its owner, who must not be disabled. */
  static Attempt<Activation, DeactivationRefusal> end(
      Change change, Activation.ByEmail activation, Optional<DeviceSecret> secret) {
    boolean isDisabled = Members.isDisabled(change.store().accounts().lock(activation.account()));
    if (isDisabled && secret.isEmpty()) {
      return Attempt.denied(new DeactivationRefusal.NotRecognized());
    }
    Optional<DeviceRow> row =
        change
            .store()
            .devices()
            .lock(activation)
            .filter(
                found ->
                    secret.isEmpty() || Recognition.knows(found.secrets(), secret.get().hash()));
    if (row.isEmpty()) {
      return Attempt.denied(new DeactivationRefusal.NotRecognized());
    }
    row.filter(DeviceRow::goesOn)
        .ifPresent(found -> Lives.end(change, found, ActivationEnd.SIGNED_OUT));
    return Attempt.made(activation);
  }

  static boolean lockActive(Change change, AccountId account) {
    return change
        .store()
        .accounts()
        .lock(account)
        .filter(found -> found.status() == AccountStatus.ACTIVE)
        .isPresent();
  }
}
