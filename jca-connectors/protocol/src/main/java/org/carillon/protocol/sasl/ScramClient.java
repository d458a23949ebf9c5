package org.carillon.protocol.sasl;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The client's side of SCRAM without channel binding (RFC 5802 §3, RFC 7677). */
public final class ScramClient {
  private static final Pattern FIRST =
      Pattern.compile("r=([!-+--~]{1,1024}),s=([A-Za-z0-9/+=]{1,1024}),i=([0-9]{1,7})(?:,.*)?");

  /** The most iterations: a server must not make this one compute without end. */
  private static final int MOST_ITERATIONS = 1_000_000;

  private static final int LEAST_ITERATIONS = 4_096;

  /** The GS2 header of a client that does not bind, as it repeats it at the end. */
  private static final String UNBOUND = "n,,";

  private final Hash hash;
  private final String password;
  private final String bare;
  private final String nonce;
  private byte[] verifier = {};

  /** The hash functions of SCRAM's mechanisms. */
  public enum Hash {
    SHA_256("SCRAM-SHA-256", "SHA-256", "HmacSHA256", 256),
    SHA_1("SCRAM-SHA-1", "SHA-1", "HmacSHA1", 160);

    private final String mechanism;
    private final String digest;
    private final String mac;
    private final int bits;

    Hash(String mechanism, String digest, String mac, int bits) {
      this.mechanism = mechanism;
      this.digest = digest;
      this.mac = mac;
      this.bits = bits;
    }

    /** Returns the name of the SASL mechanism. */
    public String mechanism() {
      return mechanism;
    }
  }

  public ScramClient(Hash hash, String user, String password) {
    this(hash, user, password, SaslPeer.nonce());
  }

  ScramClient(Hash hash, String user, String password, String nonce) {
    this.hash = hash;
    this.password = Normalizer.normalize(password, Normalizer.Form.NFKC);
    this.nonce = nonce;
    this.bare =
        "n="
            + Normalizer.normalize(user, Normalizer.Form.NFKC)
                .replace("=", "=3D")
                .replace(",", "=2C")
            + ",r="
            + nonce;
  }

  /** Returns the client's first message. */
  public String first() {
    return UNBOUND + bare;
  }

  /**
   * Returns the client's final message.
   *
   * @param serverFirst the server's first message
   * @return empty if it is malformed, answers another client, or asks for too few or too many
   *     iterations
   */
  public Optional<String> last(String serverFirst) {
    Matcher said = FIRST.matcher(serverFirst);
    if (!said.matches() || !said.group(1).startsWith(nonce) || said.group(1).equals(nonce)) {
      return Optional.empty();
    }
    int iterations = Integer.parseInt(said.group(3));
    if (iterations < LEAST_ITERATIONS || iterations > MOST_ITERATIONS) {
      return Optional.empty();
    }
    try {
      byte[] salted = salted(Base64.getDecoder().decode(said.group(2)), iterations);
      String unsigned =
          "c="
              + Base64.getEncoder().encodeToString(UNBOUND.getBytes(StandardCharsets.US_ASCII))
              + ",r="
              + said.group(1);
      String messages = bare + "," + serverFirst + "," + unsigned;
      byte[] clientKey = mac(salted, "Client Key");
      byte[] storedKey = MessageDigest.getInstance(hash.digest).digest(clientKey);
      byte[] proof = mac(storedKey, messages);
      for (int i = 0; i < proof.length; i++) {
        proof[i] ^= clientKey[i];
      }
      verifier = mac(mac(salted, "Server Key"), messages);
      return Optional.of(unsigned + ",p=" + Base64.getEncoder().encodeToString(proof));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    } catch (GeneralSecurityException surprise) {
      throw new IllegalStateException(surprise);
    }
  }

  /** Returns whether the server's final message proves that it knows the password, too. */
  public boolean isVerified(String serverLast) {
    if (!serverLast.startsWith("v=") || verifier.length == 0) {
      return false;
    }
    try {
      int end = serverLast.indexOf(',');
      String value = serverLast.substring(2, end < 0 ? serverLast.length() : end);
      return MessageDigest.isEqual(verifier, Base64.getDecoder().decode(value));
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private byte[] salted(byte[] salt, int iterations) throws GeneralSecurityException {
    return SecretKeyFactory.getInstance("PBKDF2With" + hash.mac)
        .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, hash.bits))
        .getEncoded();
  }

  private byte[] mac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(hash.mac);
    mac.init(new SecretKeySpec(key, hash.mac));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
