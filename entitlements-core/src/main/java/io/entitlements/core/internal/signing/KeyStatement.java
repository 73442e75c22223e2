package io.entitlements.core.internal.signing;

import io.entitlements.catalog.ProductId;
import io.entitlements.type.ProductKeyId;
import java.time.Instant;

/**
 * What the signed form of a product key states. Instants are whole seconds.
 *
 * @param issuer who states it
 * @param id the key
 * @param reference by which text it is found in the store: the typed form without what makes it
 *     genuine. It changes when the key is issued anew
 * @param product what it gives a right to
 * @param seats how many seats it has in this term
 * @param issuedAt when it was signed
 * @param startsAt the first instant of the term
 * @param endsAt the first instant after the term
 */
public record KeyStatement(
    String issuer,
    ProductKeyId id,
    String reference,
    ProductId product,
    int seats,
    Instant issuedAt,
    Instant startsAt,
    Instant endsAt) {

  /** The {@code typ} of the signed form: no other signed text of ours passes for one. */
  public static final String TYP = "entitlements-key+jwt";

  @Override
  public String toString() {
    return "KeyStatement[" + id + "]";
  }
}
