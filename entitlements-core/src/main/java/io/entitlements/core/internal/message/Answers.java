package io.entitlements.core.internal.message;

import io.entitlements.activation.Activation;
import io.entitlements.activation.Refreshed;
import io.entitlements.core.client.ActivatedLease;
import io.entitlements.lease.Lease;
import io.entitlements.lease.RefreshedLease;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;

/**
 * What a portal gives. Every reading method throws {@link IllegalArgumentException} for what is no
 * such answer.
 */
public final class Answers {

  /** What questions and answers are. */
  public static final String JSON = "application/json";

  /** What refusals are (RFC 9457). */
  public static final String PROBLEM = "application/problem+json";

  /** What a bundle with its introductions is; each line of it would be {@code application/jose}. */
  public static final String BUNDLE = "application/x.entitlements-bundle";

  /** What a JWK set is (RFC 7517). */
  public static final String JWK_SET = "application/jwk-set+json";

  /** How long an answer with a lease may be in bytes: a lease, and what is said beside it. */
  public static final int MAX_BYTES = 128 * 1024;

  private Answers() {}

  /** Writes an activation with its first lease. */
  public static FlatJson write(ActivatedLease answer) {
    return withActivation(new FlatJson(), answer.activation()).with("lease", answer.lease().text());
  }

  /** Reads an activation with its first lease. */
  public static ActivatedLease activated(FlatJson json) {
    return new ActivatedLease(activation(json), new Lease(json.text("lease")));
  }

  /** Writes a lease and which secret counts. */
  public static FlatJson write(RefreshedLease answer) {
    return new FlatJson()
        .with("lease", answer.lease().text())
        .with("secret", answer.secret().name());
  }

  /** Reads a lease and which secret counts. */
  public static RefreshedLease refreshed(FlatJson json) {
    return new RefreshedLease(
        new Lease(json.text("lease")), json.word("secret", Refreshed.Secret.class));
  }

  /** Writes what a device uses a right by. */
  public static FlatJson withActivation(FlatJson json, Activation activation) {
    json.with("device", activation.device().toString());
    if (activation instanceof Activation.ByEmail byEmail) {
      return json.with("account", byEmail.account().toString());
    }
    Activation.ByProductKey byKey = (Activation.ByProductKey) activation;
    return json.with("organization", byKey.organization().toString())
        .with("productKey", byKey.key().toString());
  }

  /** Reads what a device uses a right by. */
  public static Activation activation(FlatJson json) {
    DeviceId device = new DeviceId(json.uuid("device"));
    if (json.has("account")) {
      return new Activation.ByEmail(new AccountId(json.uuid("account")), device);
    }
    return new Activation.ByProductKey(
        new OrganizationId(json.uuid("organization")),
        new ProductKeyId(json.uuid("productKey")),
        device);
  }
}
