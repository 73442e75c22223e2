package io.entitlements.core.lease;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import io.entitlements.core.KeyRing;
import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.core.internal.signing.SigningRing;
import io.entitlements.lease.Lease;
import io.entitlements.lease.LeaseRefusal;
import io.entitlements.lease.SignedBundle;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;

/** Our texts read by two other implementations of JOSE, and theirs by us. */
class JoseInteropTest {

  private static final String TYP = "entitlements-lease+jwt";
  private static final String KID = SignedLeases.FIRST.kid();
  private static final Instant NOW = SignedLeases.ISSUED;

  private final KeyRing ring =
      KeyRing.builder()
          .compromised(SignedLeases.STRANGER.signer().publicKey(), Instant.EPOCH, NOW)
          .key(SignedLeases.FIRST.signer(), Instant.ofEpochSecond(1))
          .key(SignedLeases.SECOND.signer(), NOW.plusSeconds(1_000))
          .build();
  private final String jwkSet = ring.jwkSet().text();
  private final LeaseVerifier verifier =
      LeaseVerifier.builder(SignedLeases.ISSUER, jwkSet)
          .audience(SignedLeases.AUDIENCE)
          .product(SignedLeases.PRODUCT)
          .build();

  @Test
  void ourLeaseAndBundle_areVerifiedByNimbusWithOurKeySet() throws Exception {
    JWKSet keys = JWKSet.parse(jwkSet);
    assertThat(keys.getKeys()).hasSize(3);
    OctetKeyPair key = (OctetKeyPair) keys.getKeyByKeyId(KID);
    assertThat(key.computeThumbprint().toString()).isEqualTo(KID);
    SignedBundle bundle = SignedLeases.bundle(ring(), 1, NOW);
    for (String text : List.of(SignedLeases.genuine().text(), bundle.text())) {
      JWSObject jws = JWSObject.parse(text);
      assertThat(jws.getHeader().getKeyID()).isEqualTo(KID);
      assertThat(jws.verify(new Ed25519Verifier(key))).isTrue();
    }
  }

  @Test
  void ourLeaseAndBundle_areVerifiedByJose4jWithOurKeySet() throws Exception {
    OctetKeyPairJsonWebKey key = (OctetKeyPairJsonWebKey) jose4jKey(KID);
    assertThat(key.calculateBase64urlEncodedThumbprint("SHA-256")).isEqualTo(KID);
    SignedBundle bundle = SignedLeases.bundle(ring(), 1, NOW);
    for (String text : List.of(SignedLeases.genuine().text(), bundle.text())) {
      JsonWebSignature jws = new JsonWebSignature();
      jws.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "EdDSA"));
      jws.setCompactSerialization(text);
      jws.setKey(key.getPublicKey());
      assertThat(jws.verifySignature()).isTrue();
    }
  }

  @Test
  void leaseSignedByNimbus_isAcceptedWithEitherNameOfTheAlgorithm() throws Exception {
    for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519)) {
      assertAccepted(nimbus(header(algorithm).build(), new Ed25519Signer(nimbusKey())));
    }
  }

  @Test
  void leaseSignedByNimbus_isRefusedByOurRulesWhereJoseAllowsIt() throws Exception {
    JWSSigner signer = new Ed25519Signer(nimbusKey());
    JWSHeader.Builder plain = new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(KID);
    assertRefused(nimbus(plain.build(), signer), LeaseRefusal.MALFORMED);
    assertRefused(nimbus(plain.type(JOSEObjectType.JWT).build(), signer), LeaseRefusal.WRONG_KIND);
    assertRefused(
        nimbus(header(JWSAlgorithm.EdDSA).keyID("another").build(), signer),
        LeaseRefusal.UNKNOWN_KEY);
    assertRefused(
        nimbus(header(JWSAlgorithm.EdDSA).jwk(nimbusKey().toPublicJWK()).build(), signer),
        LeaseRefusal.MALFORMED);
    assertRefused(
        nimbus(
            header(JWSAlgorithm.EdDSA).criticalParams(Set.of("exp")).customParam("exp", 1).build(),
            signer),
        LeaseRefusal.UNSUPPORTED_CRITICAL);
    assertRefused(
        nimbus(
            header(JWSAlgorithm.HS256).build(),
            new MACSigner(SignedLeases.FIRST.signer().publicKey())),
        LeaseRefusal.WRONG_ALGORITHM);
  }

  @Test
  void leaseSignedByJose4j_isAcceptedWithOurHeaderAndRefusedUnsigned() throws Exception {
    JsonWebSignature signed = jose4j("EdDSA");
    signed.setKey(jose4jPrivateKey());
    assertAccepted(new Lease(signed.getCompactSerialization()));

    JsonWebSignature unsigned = jose4j("none");
    unsigned.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    assertRefused(new Lease(unsigned.getCompactSerialization()), LeaseRefusal.WRONG_ALGORITHM);
  }

  private static SigningRing ring() {
    return SigningRing.of(SignedLeases.FIRST);
  }

  private static JWSHeader.Builder header(JWSAlgorithm algorithm) {
    return new JWSHeader.Builder(algorithm).type(new JOSEObjectType(TYP)).keyID(KID);
  }

  private static Lease nimbus(JWSHeader header, JWSSigner signer) throws Exception {
    JWSObject jws = new JWSObject(header, new Payload(SignedLeases.claims()));
    jws.sign(signer);
    return new Lease(jws.serialize());
  }

  private static OctetKeyPair nimbusKey() {
    byte[] publicKey = SignedLeases.FIRST.signer().publicKey();
    return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(publicKey))
        .d(Base64URL.encode(seed()))
        .build();
  }

  private JsonWebKey jose4jKey(String kid) throws Exception {
    return new JsonWebKeySet(jwkSet)
        .getJsonWebKeys().stream()
            .filter(key -> key.getKeyId().equals(kid))
            .findFirst()
            .orElseThrow();
  }

  private static JsonWebSignature jose4j(String algorithm) {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setHeader("alg", algorithm);
    jws.setHeader("typ", TYP);
    jws.setHeader("kid", KID);
    jws.setPayload(SignedLeases.claims());
    return jws;
  }

  private static PrivateKey jose4jPrivateKey() throws Exception {
    JsonWebKey key =
        JsonWebKey.Factory.newJwk(
            Map.of(
                "kty",
                "OKP",
                "crv",
                "Ed25519",
                "x",
                SignedLeases.encode(SignedLeases.FIRST.signer().publicKey()),
                "d",
                SignedLeases.encode(seed())));
    return ((OctetKeyPairJsonWebKey) key).getPrivateKey();
  }

  /** The seed of {@link SignedLeases#FIRST}. */
  private static byte[] seed() {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) 21);
    return seed;
  }

  private void assertAccepted(Lease lease) {
    assertThat(verifier.verify(lease, SignedLeases.DEVICE, NOW))
        .isInstanceOf(LeaseVerification.Accepted.class);
  }

  private void assertRefused(Lease lease, LeaseRefusal reason) {
    assertThat(verifier.verify(lease, SignedLeases.DEVICE, NOW))
        .isEqualTo(new LeaseVerification.Refused(reason));
  }
}
