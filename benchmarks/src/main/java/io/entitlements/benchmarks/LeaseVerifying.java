package io.entitlements.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import io.entitlements.core.lease.LeaseVerification;
import io.entitlements.core.lease.LeaseVerifier;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** Verifies one lease again and again, each library set up as its manual advises. */
public interface LeaseVerifying {

  boolean accepts() throws Exception;

  /** Who verifies. */
  enum By {
    /** This library. */
    LIBRARY {
      @Override
      LeaseVerifying of(LeaseOfRights issued) {
        LeaseVerifier verifier = issued.verifier();
        Instant now = Instant.now();
        return () ->
            verifier.verify(issued.lease(), issued.device(), now)
                instanceof LeaseVerification.Accepted;
      }
    },

    /** Only the signature, by Bouncy Castle. */
    BARE {
      @Override
      LeaseVerifying of(LeaseOfRights issued) {
        String text = issued.lease().text();
        int end = text.lastIndexOf('.');
        byte[] signed = text.substring(0, end).getBytes(StandardCharsets.US_ASCII);
        byte[] signature = Base64.getUrlDecoder().decode(text.substring(end + 1));
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(false, new Ed25519PublicKeyParameters(issued.publicKey()));
        return () -> {
          signer.update(signed, 0, signed.length);
          return signer.verifySignature(signature);
        };
      }
    },

    /** Nimbus JOSE + JWT, whose Ed25519 is Tink's. */
    NIMBUS {
      @Override
      LeaseVerifying of(LeaseOfRights issued) throws ParseException, JOSEException {
        Ed25519Verifier verifier =
            new Ed25519Verifier(
                JWKSet.parse(issued.jwkSet()).getKeys().get(0).toOctetKeyPair().toPublicJWK());
        JOSEObjectType type = new JOSEObjectType(LeaseOfRights.TYP);
        DefaultJWTClaimsVerifier<SecurityContext> claims =
            new DefaultJWTClaimsVerifier<>(
                LeaseOfRights.PROGRAM,
                new JWTClaimsSet.Builder()
                    .issuer(Portal.ISSUER)
                    .claim("device", issued.device().toString())
                    .build(),
                Set.of("nbf", "exp"));
        return () -> {
          SignedJWT lease = SignedJWT.parse(issued.lease().text());
          if (!type.equals(lease.getHeader().getType()) || !lease.verify(verifier)) {
            return false;
          }
          claims.verify(lease.getJWTClaimsSet(), null);
          return true;
        };
      }
    },

    /** jose4j, with the JDK's Ed25519. */
    JOSE4J {
      @Override
      LeaseVerifying of(LeaseOfRights issued) throws GeneralSecurityException {
        JwtConsumer consumer =
            new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA)
                .setVerificationKey(issued.jdkKey())
                .setExpectedType(true, LeaseOfRights.TYP)
                .setExpectedIssuer(Portal.ISSUER)
                .setExpectedAudience(LeaseOfRights.PROGRAM)
                .setRequireNotBefore()
                .setRequireExpirationTime()
                .build();
        String device = issued.device().toString();
        return () -> {
          JwtClaims claims = consumer.processToClaims(issued.lease().text());
          return device.equals(claims.getStringClaimValue("device"));
        };
      }
    },

    /** jjwt, with the JDK's Ed25519. */
    JJWT {
      @Override
      LeaseVerifying of(LeaseOfRights issued) throws GeneralSecurityException {
        JwtParser parser =
            Jwts.parser()
                .verifyWith(issued.jdkKey())
                .requireIssuer(Portal.ISSUER)
                .requireAudience(LeaseOfRights.PROGRAM)
                .require("device", issued.device().toString())
                .build();
        return () -> {
          Jws<Claims> lease = parser.parseSignedClaims(issued.lease().text());
          return LeaseOfRights.TYP.equals(lease.getHeader().getType());
        };
      }
    };

    abstract LeaseVerifying of(LeaseOfRights issued) throws Exception;
  }
}
