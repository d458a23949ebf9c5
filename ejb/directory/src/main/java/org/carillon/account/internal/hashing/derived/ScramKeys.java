package org.carillon.account.internal.hashing.derived;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.carillon.contract.identity.Challenge;
import org.carillon.json.Json;

/**
 * The keys against which SCRAM is checked (RFC 5802 §3).
 *
 * @param stored StoredKey, with which a proof can be checked but not made
 * @param server ServerKey, with which the server proves that it has these keys
 */
public record ScramKeys(byte[] salt, int iterations, byte[] stored, byte[] server) {
  /** The number of iterations for passwords set here. RFC 7677 §4 requires at least 4,096. */
  public static final int ITERATIONS = 10_000;

  /** The length of a salt that is made here, in octets. */
  public static final int SALT_OCTETS = 16;

  private static final SecureRandom RANDOM = new SecureRandom();

  static ScramKeys make(Challenge challenge, String prepared) {
    byte[] salt = new byte[SALT_OCTETS];
    RANDOM.nextBytes(salt);
    return make(hash(challenge), prepared, salt, ITERATIONS);
  }

  /**
   * Creates the keys of a password.
   *
   * @param hash the hash's name in Java: {@code SHA-256}
   */
  public static ScramKeys make(String hash, String prepared, byte[] salt, int iterations) {
    try {
      int bits = MessageDigest.getInstance(hash).getDigestLength() * Byte.SIZE;
      byte[] salted =
          SecretKeyFactory.getInstance("PBKDF2With" + hmac(hash))
              .generateSecret(new PBEKeySpec(prepared.toCharArray(), salt, iterations, bits))
              .getEncoded();
      byte[] client = hmac(hash, salted, "Client Key");
      return new ScramKeys(
          salt,
          iterations,
          MessageDigest.getInstance(hash).digest(client),
          hmac(hash, salted, "Server Key"));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("SCRAM's functions are not available", failure);
    }
  }

  /**
   * Checks a proof.
   *
   * @param message the AuthMessage
   * @return the ServerSignature, or empty if the proof is wrong
   */
  public Optional<byte[]> check(Challenge challenge, String message, byte[] proof) {
    String hash = hash(challenge);
    try {
      byte[] signature = hmac(hash, stored, message);
      if (proof.length != signature.length) {
        return Optional.empty();
      }
      byte[] client = new byte[proof.length];
      for (int i = 0; i < proof.length; i++) {
        client[i] = (byte) (proof[i] ^ signature[i]);
      }
      return MessageDigest.isEqual(MessageDigest.getInstance(hash).digest(client), stored)
          ? Optional.of(hmac(hash, server, message))
          : Optional.empty();
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("SCRAM's functions are not available", failure);
    }
  }

  static ScramKeys read(JsonObject json) {
    var base64 = Base64.getDecoder();
    return new ScramKeys(
        base64.decode(json.getString("salt")),
        json.getInt("iterations"),
        base64.decode(json.getString("stored")),
        base64.decode(json.getString("server")));
  }

  JsonObject write() {
    var base64 = Base64.getEncoder();
    return Json.createObjectBuilder()
        .add("salt", base64.encodeToString(salt))
        .add("iterations", iterations)
        .add("stored", base64.encodeToString(stored))
        .add("server", base64.encodeToString(server))
        .build();
  }

  private static String hash(Challenge challenge) {
    return switch (challenge) {
      case SCRAM_SHA_1 -> "SHA-1";
      case SCRAM_SHA_256 -> "SHA-256";
      case SCRAM_SHA_512 -> "SHA-512";
      case APOP, CRAM_MD5, DIGEST_MD5, NTLM ->
          throw new IllegalArgumentException(challenge + " is none of SCRAM's");
    };
  }

  private static String hmac(String hash) {
    return "Hmac" + hash.replace("-", "");
  }

  private static byte[] hmac(String hash, byte[] key, String text) throws GeneralSecurityException {
    var mac = Mac.getInstance(hmac(hash));
    mac.init(new SecretKeySpec(key, hmac(hash)));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Leaves the keys out, so that no log can show them. */
  @Override
  public String toString() {
    return "ScramKeys[]";
  }
}
