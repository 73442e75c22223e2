package io.entitlements.activation;

import io.entitlements.catalog.ActivationMethod;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.Scope;
import java.util.Objects;

/** A device that uses a right. */
public sealed interface Activation {

  /**
   * The device.
   *
   * @return which installation on which computer
   */
  DeviceId device();

  /**
   * How it came to use the right.
   *
   * @return by email or by product key
   */
  ActivationMethod method();

  /**
   * In whose history it stands.
   *
   * @return the person's account, or the organization that owns the key
   */
  Scope scope();

  /**
   * A person signed in on the device; the right is the person's.
   *
   * @param account the person
   * @param device the device
   */
  record ByEmail(AccountId account, DeviceId device) implements Activation {
    /** Checks that nothing is missing. */
    public ByEmail {
      Objects.requireNonNull(account, "account");
      Objects.requireNonNull(device, "device");
    }

    @Override
    public ActivationMethod method() {
      return ActivationMethod.EMAIL;
    }

    @Override
    public Scope scope() {
      return account;
    }
  }

  /**
   * A product key was typed on the computer; the right is the computer's.
   *
   * @param organization who owns the key
   * @param key the key
   * @param device the computer
   */
  record ByProductKey(OrganizationId organization, ProductKeyId key, DeviceId device)
      implements Activation {
    /** Checks that nothing is missing. */
    public ByProductKey {
      Objects.requireNonNull(organization, "organization");
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(device, "device");
    }

    @Override
    public ActivationMethod method() {
      return ActivationMethod.PRODUCT_KEY;
    }

    @Override
    public Scope scope() {
      return organization;
    }
  }
}
