package io.entitlements.benchmarks.launch;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Date;

/** The same lease by Nimbus JOSE + JWT, whose Ed25519 is Tink's. */
final class NimbusProgram {

  private NimbusProgram() {}

  public static void main(String[] arguments) throws IOException, ParseException, JOSEException {
    Path folder = Path.of(arguments[0]);
    JWKSet keys = JWKSet.parse(Files.readString(folder.resolve(LaunchFiles.KEY_SET)));
    SignedJWT lease = SignedJWT.parse(Files.readString(folder.resolve(LaunchFiles.LEASE)));
    Ed25519Verifier verifier =
        new Ed25519Verifier(
            keys.getKeyByKeyId(lease.getHeader().getKeyID()).toOctetKeyPair().toPublicJWK());
    boolean genuine =
        new JOSEObjectType(LaunchFiles.TYP).equals(lease.getHeader().getType())
            && lease.verify(verifier);
    System.exit(genuine && allows(lease.getJWTClaimsSet(), device(folder)) ? 0 : 1);
  }

  @SuppressWarnings("JavaUtilDate") // its own
  private static boolean allows(JWTClaimsSet claims, String device) throws ParseException {
    Date now = new Date();
    return LaunchFiles.ISSUER.equals(claims.getIssuer())
        && claims.getAudience().contains(LaunchFiles.AUDIENCE)
        && device.equals(claims.getStringClaim("device"))
        && !now.before(claims.getNotBeforeTime())
        && now.before(claims.getExpirationTime())
        && RightsClaim.allow(claims.getListClaim("rights"), now.getTime());
  }

  private static String device(Path folder) throws IOException {
    return Files.readString(folder.resolve(LaunchFiles.DEVICE));
  }
}
