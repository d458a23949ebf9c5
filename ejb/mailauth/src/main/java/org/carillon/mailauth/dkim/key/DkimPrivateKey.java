package org.carillon.mailauth.dkim.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A private key for signing messages. Thread-safe. */
public sealed interface DkimPrivateKey {
  /** The bits of new RSA keys. Longer keys need several strings in the DNS, and much time. */
  int RSA_BITS = 2048;

  SignatureAlgorithm algorithm();

  DkimPublicKey publicKey();

  /** Returns the key in the form that {@link #read} takes. It is secret. */
  byte[] kept();

  /** Returns a signature of octets in the form of the algorithm. */
  byte[] sign(byte[] octets, int length);

  /** Creates a new key. This takes a second for RSA. */
  static DkimPrivateKey make(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case RSA_SHA256 -> Rsa.make();
      case ED25519_SHA256 -> new Ed25519Key(new Ed25519PrivateKeyParameters(new SecureRandom()));
    };
  }

  /** Reads a key that {@link #kept} returned, or returns empty if the octets are not a key. */
  static Optional<DkimPrivateKey> read(SignatureAlgorithm algorithm, byte[] kept) {
    return switch (algorithm) {
      case RSA_SHA256 -> Rsa.read(kept);
      case ED25519_SHA256 ->
          kept.length == Ed25519PrivateKeyParameters.KEY_SIZE
              ? Optional.of(new Ed25519Key(new Ed25519PrivateKeyParameters(kept)))
              : Optional.empty();
    };
  }

  /** An RSA key, stored as PKCS #8. */
  record Rsa(PrivateKey key, RSAPublicKey verifying) implements DkimPrivateKey {

    private static DkimPrivateKey make() {
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS);
        var pair = generator.generateKeyPair();
        return new Rsa(pair.getPrivate(), (RSAPublicKey) pair.getPublic());
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException("Every JDK has RSA", impossible);
      }
    }

    private static Optional<DkimPrivateKey> read(byte[] kept) {
      try {
        KeyFactory factory = KeyFactory.getInstance("RSA");
        PrivateKey key = factory.generatePrivate(new PKCS8EncodedKeySpec(kept));
        return key instanceof RSAPrivateCrtKey crt
            ? Optional.of(new Rsa(key, verifying(factory, crt)))
            : Optional.empty();
      } catch (GeneralSecurityException malformed) {
        return Optional.empty();
      }
    }

    private static RSAPublicKey verifying(KeyFactory factory, RSAPrivateCrtKey key)
        throws GeneralSecurityException {
      return (RSAPublicKey)
          factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    }

    @Override
    public SignatureAlgorithm algorithm() {
      return SignatureAlgorithm.RSA_SHA256;
    }

    @Override
    public DkimPublicKey publicKey() {
      return new DkimPublicKey.Rsa(verifying);
    }

    @Override
    public byte[] kept() {
      return key.getEncoded();
    }

    @Override
    public byte[] sign(byte[] octets, int length) {
      try {
        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(key);
        signer.update(octets, 0, length);
        return signer.sign();
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException("An RSA key does not sign", impossible);
      }
    }

    /** Returns a text without the secret, so that no log can show it. */
    @Override
    public String toString() {
      return "Rsa";
    }
  }

  /** An Ed25519 key as 32 octets. BouncyCastle is used, as ten times as fast as the JDK. */
  record Ed25519Key(Ed25519PrivateKeyParameters key) implements DkimPrivateKey {

    @Override
    public SignatureAlgorithm algorithm() {
      return SignatureAlgorithm.ED25519_SHA256;
    }

    @Override
    public DkimPublicKey publicKey() {
      return new DkimPublicKey.Ed25519Key(key.generatePublicKey());
    }

    @Override
    public byte[] kept() {
      return key.getEncoded();
    }

    @Override
    public byte[] sign(byte[] octets, int length) {
      MessageDigest digest = Sha256.digest();
      digest.update(octets, 0, length);
      byte[] hash = digest.digest();
      byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
      key.sign(Ed25519.Algorithm.Ed25519, null, hash, 0, hash.length, signature, 0);
      return signature;
    }

    /** Returns a text without the secret, so that no log can show it. */
    @Override
    public String toString() {
      return "Ed25519";
    }
  }
}
