package org.carillon.mailauth.dkim.key;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A public key for verifying signatures. Thread-safe. */
public sealed interface DkimPublicKey {

  SignatureAlgorithm algorithm();

  /** Returns the octets that {@code p=} contains in Base64 (RFC 6376 §3.6.1, RFC 8463 §4.2). */
  byte[] published();

  /** Returns whether this key made the signature of these octets. */
  boolean verifies(byte[] octets, int length, byte[] signature);

  /** Reads the value of {@code p=}; empty if it is not a key of the algorithm. */
  static Optional<DkimPublicKey> read(SignatureAlgorithm algorithm, byte[] published) {
    return switch (algorithm) {
      case RSA_SHA256 -> Rsa.read(published);
      case ED25519_SHA256 -> Ed25519Key.read(published);
    };
  }

  /** An RSA key. The JDK's own implementation is the fastest. */
  record Rsa(RSAPublicKey key) implements DkimPublicKey {
    /** The minimum number of bits of a valid key (RFC 8301 §3.2). */
    static final int LEAST_BITS = 1024;

    /** The most bits: verifiers accept them (RFC 8301 §3.2), and more cost too much. */
    static final int MOST_BITS = 4096;

    /** The maximum number of bits of the exponent. The usual one has 17. */
    private static final int MOST_EXPONENT_BITS = 33;

    private static final int MOST_OCTETS = 2_048;

    private static Optional<DkimPublicKey> read(byte[] published) {
      if (published.length > MOST_OCTETS) {
        return Optional.empty();
      }
      try {
        return Optional.of(new Rsa(key(published)));
      } catch (GeneralSecurityException malformed) {
        return Optional.empty();
      }
    }

    private static RSAPublicKey key(byte[] published) throws GeneralSecurityException {
      KeyFactory factory = KeyFactory.getInstance("RSA");
      try {
        return (RSAPublicKey) factory.generatePublic(new X509EncodedKeySpec(published));
      } catch (InvalidKeySpecException other) {
        // This is the form in RFC 6376, which few domains use.
        return (RSAPublicKey) factory.generatePublic(bare(published));
      }
    }

    private static RSAPublicKeySpec bare(byte[] published) throws InvalidKeySpecException {
      try {
        var key =
            org.bouncycastle.asn1.pkcs.RSAPublicKey.getInstance(
                ASN1Primitive.fromByteArray(published));
        return new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
      } catch (IOException | IllegalArgumentException | ClassCastException malformed) {
        throw new InvalidKeySpecException("not an RSA key", malformed);
      }
    }

    /** Returns the number of bits of the modulus. */
    int bits() {
      return key.getModulus().bitLength();
    }

    /** Returns whether verifying with this key costs no more than with usual keys. */
    boolean isAffordable() {
      BigInteger exponent = key.getPublicExponent();
      return bits() <= MOST_BITS
          && exponent.signum() > 0
          && exponent.bitLength() <= MOST_EXPONENT_BITS;
    }

    @Override
    public SignatureAlgorithm algorithm() {
      return SignatureAlgorithm.RSA_SHA256;
    }

    @Override
    public byte[] published() {
      return key.getEncoded();
    }

    @Override
    public boolean verifies(byte[] octets, int length, byte[] signature) {
      try {
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(key);
        verifier.update(octets, 0, length);
        return verifier.verify(signature);
      } catch (GeneralSecurityException wrong) {
        return false;
      }
    }
  }

  /** An Ed25519 key. It signs the hash of the octets (RFC 8463 §3). */
  record Ed25519Key(Ed25519PublicKeyParameters key) implements DkimPublicKey {

    private static Optional<DkimPublicKey> read(byte[] published) {
      try {
        return published.length == Ed25519PublicKeyParameters.KEY_SIZE
            ? Optional.of(new Ed25519Key(new Ed25519PublicKeyParameters(published)))
            : Optional.empty();
      } catch (IllegalArgumentException noPoint) {
        return Optional.empty();
      }
    }

    @Override
    public SignatureAlgorithm algorithm() {
      return SignatureAlgorithm.ED25519_SHA256;
    }

    @Override
    public byte[] published() {
      return key.getEncoded();
    }

    @Override
    public boolean verifies(byte[] octets, int length, byte[] signature) {
      if (signature.length != Ed25519.SIGNATURE_SIZE) {
        return false;
      }
      MessageDigest digest = Sha256.digest();
      digest.update(octets, 0, length);
      byte[] hash = digest.digest();
      return key.verify(Ed25519.Algorithm.Ed25519, null, hash, 0, hash.length, signature, 0);
    }
  }

  default boolean isSame(DkimPublicKey other) {
    return algorithm() == other.algorithm() && Arrays.equals(published(), other.published());
  }
}
