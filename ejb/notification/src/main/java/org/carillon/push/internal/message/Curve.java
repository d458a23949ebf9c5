package org.carillon.push.internal.message;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;

/** Keys of the curve P-256 as octets (SEC 1 §2.3.3, uncompressed). */
final class Curve {
  /** The length of a point: the octet 4 and two numbers. */
  static final int POINT = 65;

  static final int NUMBER = 32;

  private static final byte UNCOMPRESSED = 4;
  private static final BigInteger THREE = BigInteger.valueOf(3);
  private static final ECParameterSpec P256 = parameters();

  private Curve() {}

  private static ECParameterSpec parameters() {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException("Every JDK has P-256", never);
    }
  }

  /** Reads a public key; empty if the octets are no point of the curve. */
  static Optional<ECPublicKey> publicKey(byte[] octets) {
    if (octets.length != POINT || octets[0] != UNCOMPRESSED) {
      return Optional.empty();
    }
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(octets, 1, 1 + NUMBER));
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(octets, 1 + NUMBER, POINT));
    BigInteger p = prime();
    boolean isThere =
        x.compareTo(p) < 0 && y.compareTo(p) < 0 && y.modPow(BigInteger.TWO, p).equals(square(x));
    return isThere ? Optional.of(point(x, y)) : Optional.empty();
  }

  static ECPublicKey point(BigInteger x, BigInteger y) {
    try {
      return (ECPublicKey)
          KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), P256));
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException(never);
    }
  }

  /** Returns the square of a point's y coordinate (SEC 2 §2.4.2). */
  static BigInteger square(BigInteger x) {
    return x.pow(3).subtract(THREE.multiply(x)).add(P256.getCurve().getB()).mod(prime());
  }

  static BigInteger prime() {
    return ((ECFieldFp) P256.getCurve().getField()).getP();
  }

  static BigInteger order() {
    return P256.getOrder();
  }

  static ECPoint generator() {
    return P256.getGenerator();
  }

  static ECPrivateKey privateKey(BigInteger number) {
    try {
      return (ECPrivateKey)
          KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(number, P256));
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException(never);
    }
  }

  static byte[] octets(ECPublicKey key) {
    byte[] octets = new byte[POINT];
    octets[0] = UNCOMPRESSED;
    put(key.getW().getAffineX(), octets, 1);
    put(key.getW().getAffineY(), octets, 1 + NUMBER);
    return octets;
  }

  private static void put(BigInteger number, byte[] octets, int at) {
    byte[] plain = number.toByteArray();
    int length = Math.min(plain.length, NUMBER);
    System.arraycopy(plain, plain.length - length, octets, at + NUMBER - length, length);
  }
}
