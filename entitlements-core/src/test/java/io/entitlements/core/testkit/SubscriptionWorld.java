package io.entitlements.core.testkit;

import io.entitlements.check.Decision;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.Outcome;
import io.entitlements.type.ProductKeyId;

/** A world in which subscriptions and their keys are looked at. */
abstract class SubscriptionWorld extends WorldContract {

  static ProductKeyId keyId(District district) {
    return district.key().key().id();
  }

  final Outcome<?, ?> activate(String text, DeviceId device) {
    return world().engine().activations().byProductKey(text, Given.installation(device));
  }

  final Decision check(AccountId account) {
    return world().engine().check(account, Given.NOTEBOOK);
  }
}
