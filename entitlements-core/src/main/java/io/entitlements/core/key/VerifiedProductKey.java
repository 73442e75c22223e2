package io.entitlements.core.key;

import io.entitlements.catalog.ProductId;
import io.entitlements.core.internal.signing.KeyStatement;
import io.entitlements.type.ProductKeyId;
import java.time.Instant;

/**
 * A signed product key that {@link SignedKeyVerifier} has accepted; nothing else makes one. It
 * states what was bought; who uses the seats only the server knows. Immutable and thread-safe.
 */
public final class VerifiedProductKey {

  private final KeyStatement statement;

  VerifiedProductKey(KeyStatement statement) {
    this.statement = statement;
  }

  /**
   * The key.
   *
   * @return its identifier, the same when it is renewed or issued anew
   */
  public ProductKeyId id() {
    return statement.id();
  }

  /**
   * What it gives a right to.
   *
   * @return the product
   */
  public ProductId product() {
    return statement.product();
  }

  /**
   * How many seats it has in its term.
   *
   * @return at least 1
   */
  public int seats() {
    return statement.seats();
  }

  /**
   * When its term begins.
   *
   * @return the first instant, in whole seconds
   */
  public Instant startsAt() {
    return statement.startsAt();
  }

  /**
   * When its term ends.
   *
   * @return the first instant after it, in whole seconds
   */
  public Instant endsAt() {
    return statement.endsAt();
  }

  /**
   * When it was signed.
   *
   * @return an instant in whole seconds
   */
  public Instant issuedAt() {
    return statement.issuedAt();
  }

  @Override
  public String toString() {
    return "VerifiedProductKey[" + id() + ", " + product() + ", until " + endsAt() + "]";
  }
}
