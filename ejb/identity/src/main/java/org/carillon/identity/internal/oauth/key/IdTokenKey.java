package org.carillon.identity.internal.oauth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;

/**
 * A key by which ID tokens are signed (RFC 7515, RFC 7518 §3.3, §3.4).
 *
 * @param pair the key pair, with its private half
 * @param created the time when it was made
 */
public record IdTokenKey(JWK pair, Instant created) {
  private static final int RSA_BITS = 2_048;

  /** Leaves the key out, so that no log can show it. */
  @Override
  public String toString() {
    return "IdTokenKey[" + pair.getKeyID() + "]";
  }

  static IdTokenKey random(String algorithm, String id, Instant now) {
    try {
      JWK pair =
          isElliptic(algorithm)
              ? new ECKeyGenerator(Curve.P_256)
                  .keyID(id)
                  .keyUse(KeyUse.SIGNATURE)
                  .algorithm(JWSAlgorithm.ES256)
                  .generate()
              : new RSAKeyGenerator(RSA_BITS)
                  .keyID(id)
                  .keyUse(KeyUse.SIGNATURE)
                  .algorithm(JWSAlgorithm.RS256)
                  .generate();
      return new IdTokenKey(pair, now);
    } catch (JOSEException failure) {
      throw new IllegalStateException("No signing key can be made", failure);
    }
  }

  static IdTokenKey parse(String text, Instant created) {
    try {
      return new IdTokenKey(JWK.parse(text), created);
    } catch (ParseException failure) {
      throw new IllegalStateException("A signing key is damaged", failure);
    }
  }

  String algorithm() {
    return pair.getAlgorithm().getName();
  }

  private static boolean isElliptic(String algorithm) {
    return JWSAlgorithm.ES256.getName().equals(algorithm);
  }

  /** Signs claims (RFC 7519 §7.1). */
  public String sign(JWTClaimsSet claims) {
    try {
      JWSSigner signer =
          isElliptic(algorithm())
              ? new ECDSASigner(pair.toECKey())
              : new RSASSASigner(pair.toRSAKey());
      var token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.parse(algorithm()))
                  .type(JOSEObjectType.JWT)
                  .keyID(pair.getKeyID())
                  .build(),
              claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException failure) {
      throw new IllegalStateException("Nothing can be signed", failure);
    }
  }
}
