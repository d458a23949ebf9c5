package org.carillon.push.internal.message;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.KeyAgreement;
import org.carillon.json.Json;

/** The key by which push services know this installation (RFC 8292). */
public final class VapidKey {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** The lifetime of a token, at most a day (RFC 8292 §2). */
  private static final Duration LIFE = Duration.ofHours(12);

  private static final String HEAD =
      BASE64.encodeToString("{\"typ\":\"JWT\",\"alg\":\"ES256\"}".getBytes(StandardCharsets.UTF_8));

  private final ECPrivateKey own;
  private final ECPublicKey known;

  private VapidKey(ECPrivateKey own, ECPublicKey known) {
    this.own = own;
    this.known = known;
  }

  /** Derives the key from secret octets; the same octets always give the same key. */
  public static VapidKey of(byte[] seed) {
    BigInteger most = Curve.order().subtract(BigInteger.ONE);
    ECPrivateKey own = Curve.privateKey(new BigInteger(1, seed).mod(most).add(BigInteger.ONE));
    try {
      return new VapidKey(own, known(own));
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException(never);
    }
  }

  /**
   * Returns the public key of a private one. The JDK multiplies points only in key agreement, which
   * returns the product's x coordinate; of the two points with that x, one verifies a signature.
   */
  private static ECPublicKey known(ECPrivateKey own) throws GeneralSecurityException {
    var generator = Curve.generator();
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(own);
    agreement.doPhase(Curve.point(generator.getAffineX(), generator.getAffineY()), true);
    BigInteger x = new BigInteger(1, agreement.generateSecret());
    BigInteger p = Curve.prime();
    // The square root modulo a prime that is 3 modulo 4.
    BigInteger y = Curve.square(x).modPow(p.add(BigInteger.ONE).shiftRight(2), p);
    byte[] probe = {1};
    byte[] signed = signed(own, probe);
    ECPublicKey one = Curve.point(x, y);
    Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
    check.initVerify(one);
    check.update(probe);
    return check.verify(signed) ? one : Curve.point(x, p.subtract(y));
  }

  private static byte[] signed(ECPrivateKey key, byte[] text) throws GeneralSecurityException {
    // As JWS has it (RFC 7518 §3.4).
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(key);
    signature.update(text);
    return signature.sign();
  }

  public String text() {
    return BASE64.encodeToString(Curve.octets(known));
  }

  /**
   * Returns the value of the Authorization field, which identifies the sender (RFC 8292 §3).
   *
   * @param origin the push service: scheme, host and port
   * @param contact an address for its operators
   */
  public String authorization(String origin, String contact, Instant now) {
    String claims =
        Json.createObjectBuilder()
            .add("aud", origin)
            .add("exp", now.plus(LIFE).getEpochSecond())
            .add("sub", "mailto:" + contact)
            .build()
            .toString();
    String text = HEAD + "." + BASE64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    try {
      byte[] signature = signed(own, text.getBytes(StandardCharsets.US_ASCII));
      return "vapid t=" + text + "." + BASE64.encodeToString(signature) + ", k=" + text();
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException(never);
    }
  }
}
