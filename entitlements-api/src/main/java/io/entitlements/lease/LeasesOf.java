package io.entitlements.lease;

import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.LeaseId;
import io.entitlements.type.ProductKeyId;
import java.util.Objects;
import java.util.UUID;

/** Which leases a revocation takes back, of those issued before its instant. */
public sealed interface LeasesOf {

  /**
   * What they have in common.
   *
   * @return its identifier
   */
  UUID id();

  /**
   * How they are picked.
   *
   * @return the kind, as stored and signed
   */
  Kind kind();

  /** The kinds; their names are stored and signed, and never change. */
  enum Kind {
    /** {@link One}. */
    LEASE,
    /** {@link Account}. */
    ACCOUNT,
    /** {@link Device}. */
    DEVICE,
    /** {@link ProductKey}. */
    PRODUCT_KEY,
    /** {@link TypedKey}. */
    TYPED_KEY;

    /**
     * Puts an identifier of this kind back into its type.
     *
     * @param id the identifier
     * @return which leases
     */
    public LeasesOf of(UUID id) {
      return switch (this) {
        case LEASE -> new One(new LeaseId(id));
        case ACCOUNT -> new Account(new AccountId(id));
        case DEVICE -> new Device(new DeviceId(id));
        case PRODUCT_KEY -> new ProductKey(new ProductKeyId(id));
        case TYPED_KEY -> new TypedKey(new ProductKeyId(id));
      };
    }
  }

  /**
   * One lease.
   *
   * @param lease the lease
   */
  record One(LeaseId lease) implements LeasesOf {
    /** Checks that nothing is missing. */
    public One {
      Objects.requireNonNull(lease, "lease");
    }

    @Override
    public UUID id() {
      return lease.value();
    }

    @Override
    public Kind kind() {
      return Kind.LEASE;
    }
  }

  /**
   * Those that state a person's rights, on whatever device.
   *
   * @param account the person
   */
  record Account(AccountId account) implements LeasesOf {
    /** Checks that nothing is missing. */
    public Account {
      Objects.requireNonNull(account, "account");
    }

    @Override
    public UUID id() {
      return account.value();
    }

    @Override
    public Kind kind() {
      return Kind.ACCOUNT;
    }
  }

  /**
   * Those for a device, whoever signed in on it.
   *
   * @param device the device
   */
  record Device(DeviceId device) implements LeasesOf {
    /** Checks that nothing is missing. */
    public Device {
      Objects.requireNonNull(device, "device");
    }

    @Override
    public UUID id() {
      return device.value();
    }

    @Override
    public Kind kind() {
      return Kind.DEVICE;
    }
  }

  /**
   * Those that count a product key: of computers that it was typed on, and of people with a seat of
   * its subscription.
   *
   * @param key the product key
   */
  record ProductKey(ProductKeyId key) implements LeasesOf {
    /** Checks that nothing is missing. */
    public ProductKey {
      Objects.requireNonNull(key, "key");
    }

    @Override
    public UUID id() {
      return key.value();
    }

    @Override
    public Kind kind() {
      return Kind.PRODUCT_KEY;
    }
  }

  /**
   * Those of the computers that a product key was typed on.
   *
   * @param key the product key
   */
  record TypedKey(ProductKeyId key) implements LeasesOf {
    /** Checks that nothing is missing. */
    public TypedKey {
      Objects.requireNonNull(key, "key");
    }

    @Override
    public UUID id() {
      return key.value();
    }

    @Override
    public Kind kind() {
      return Kind.TYPED_KEY;
    }
  }
}
