package io.entitlements.benchmarks.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/** The same lease by jose4j, with the JDK's Ed25519. */
final class Jose4jProgram {

  private Jose4jProgram() {}

  public static void main(String[] arguments)
      throws IOException, JoseException, InvalidJwtException, MalformedClaimException {
    Path folder = Path.of(arguments[0]);
    JsonWebKeySet keys = new JsonWebKeySet(Files.readString(folder.resolve(LaunchFiles.KEY_SET)));
    JwtConsumer consumer =
        new JwtConsumerBuilder()
            .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA)
            .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
            .setExpectedType(true, LaunchFiles.TYP)
            .setExpectedIssuer(LaunchFiles.ISSUER)
            .setExpectedAudience(LaunchFiles.AUDIENCE)
            .setRequireExpirationTime()
            .build();
    JwtClaims claims =
        consumer.processToClaims(Files.readString(folder.resolve(LaunchFiles.LEASE)));
    String device = Files.readString(folder.resolve(LaunchFiles.DEVICE));
    List<?> rights = claims.getClaimValue("rights", List.class);
    long now = System.currentTimeMillis();
    boolean allowed =
        device.equals(claims.getStringClaimValue("device")) && RightsClaim.allow(rights, now);
    System.exit(allowed ? 0 : 1);
  }
}
