package org.carillon.listener;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.List;

/** Kinds of keys that certificates are made for. */
public enum KeyType {
  EC_256("ec-256", "EC", new ECGenParameterSpec("secp256r1"), "SHA256withECDSA"),
  EC_384("ec-384", "EC", new ECGenParameterSpec("secp384r1"), "SHA384withECDSA"),
  RSA_2048("rsa-2048", "RSA", rsa(2_048), "SHA256withRSA"),
  RSA_3072("rsa-3072", "RSA", rsa(3_072), "SHA256withRSA"),
  RSA_4096("rsa-4096", "RSA", rsa(4_096), "SHA256withRSA"),
  ED25519("ed25519", "Ed25519", NamedParameterSpec.ED25519, "Ed25519");

  private final String word;
  private final String algorithm;
  private final AlgorithmParameterSpec parameters;
  private final String signature;

  KeyType(String word, String algorithm, AlgorithmParameterSpec parameters, String signature) {
    this.word = word;
    this.algorithm = algorithm;
    this.parameters = parameters;
    this.signature = signature;
  }

  private static AlgorithmParameterSpec rsa(int bits) {
    return new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4);
  }

  /** Returns the word for the type in settings. */
  public String word() {
    return word;
  }

  /** The key's algorithm, as the JCA names it. */
  public String algorithm() {
    return algorithm;
  }

  /** The algorithm by which such a key signs, as the JCA names it. */
  public String signature() {
    return signature;
  }

  /** The words of all types. */
  public static List<String> words() {
    return Arrays.stream(values()).map(KeyType::word).toList();
  }

  /** Returns the type with this word. */
  public static KeyType of(String word) {
    return Arrays.stream(values())
        .filter(type -> type.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Unknown key type: " + word));
  }

  /** Creates a key pair; this takes a while for long keys. */
  public KeyPair make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(parameters);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("This platform makes no keys of type " + word, missing);
    }
  }
}
