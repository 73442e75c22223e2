package io.entitlements.core.lease;

import io.entitlements.catalog.ProductId;
import io.entitlements.core.internal.signing.BouncyCastleEd25519;
import io.entitlements.core.internal.signing.Ed25519Verifier;
import io.entitlements.core.internal.signing.JdkEd25519;
import io.entitlements.core.internal.signing.JwkSetJson;
import io.entitlements.core.internal.signing.VerificationKeys;
import io.entitlements.lease.LeaseRequest;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings of a {@link LeaseVerifier}. Not thread-safe. */
public final class LeaseVerifierBuilder {

  private final String issuer;
  private final String jwkSet;
  private @Nullable String audience;
  private final Set<ProductId> products = new HashSet<>();
  private boolean byBouncyCastle;

  LeaseVerifierBuilder(String issuer, String jwkSet) {
    this.issuer = Objects.requireNonNull(issuer, "issuer");
    this.jwkSet = Objects.requireNonNull(jwkSet, "jwkSet");
  }

  /**
   * Sets the name of this client program; required.
   *
   * @param audience the name that it asks for leases with: 1 to 100 printable ASCII characters
   * @return this
   */
  public LeaseVerifierBuilder audience(String audience) {
    this.audience = LeaseRequest.checkAudience(audience);
    return this;
  }

  /**
   * Adds a product that this program is; at least one is required. Rights to other products are not
   * decided upon.
   *
   * @param product the product
   * @return this
   */
  public LeaseVerifierBuilder product(ProductId product) {
    products.add(product);
    return this;
  }

  /**
   * Verifies by Bouncy Castle instead of the JDK; the answers are the same. For servers, where a
   * verification then takes a fraction; and for programs that are packaged as one jar, where the
   * first one is cheaper as well. From Bouncy Castle's own jar, which is signed, the first one
   * takes much longer: a program with a class path does without.
   *
   * @return this
   */
  public LeaseVerifierBuilder byBouncyCastle() {
    this.byBouncyCastle = true;
    return this;
  }

  /**
   * Makes the verifier.
   *
   * @return the verifier, which knows no bundle yet
   * @throws IllegalArgumentException if the key set is none, naming what is wrong
   * @throws IllegalStateException if the audience or the products are missing
   */
  public LeaseVerifier build() {
    if (audience == null) {
      throw new IllegalStateException("a lease verifier needs the audience");
    }
    if (products.isEmpty()) {
      throw new IllegalStateException("a lease verifier needs at least one product");
    }
    Ed25519Verifier signatures = byBouncyCastle ? Heavy.bouncyCastle() : new JdkEd25519();
    VerificationKeys keys = JwkSetJson.read(jwkSet, signatures);
    return new LeaseVerifier(issuer, audience, products, signatures, keys);
  }

  /** Apart, so that the rest is verified by the JVM without loading what only this needs. */
  private static final class Heavy {
    static Ed25519Verifier bouncyCastle() {
      return new BouncyCastleEd25519();
    }
  }
}
